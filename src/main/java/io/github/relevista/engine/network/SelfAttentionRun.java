package io.github.relevista.engine.network;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SelfAttentionLayer.Projection;
import java.util.function.IntPredicate;

/**
 * Steps that ask all steps, between projections to queries, keys and values and one of what they
 * get: {@link SelfAttentionLayer} has the formulas. {@link StepAnswers} are what steps answer each
 * other, {@link AttentionBlock} makes weights of that for some steps at a time, {@link
 * AttendedSums} are what the steps get with them.
 */
final class SelfAttentionRun implements LayerRun {
  /** Size of what it reads. */
  private final int inputs;

  private final int size;

  // Null where vectors stay as they are.
  private final VectorRun query;
  private final VectorRun key;
  private final VectorRun value;
  private final VectorRun output;

  private final StepAnswers answers;
  private final AttendedSums sums;
  private EpsilonRule rule;
  private BatchSteps steps = new BatchSteps();

  /** What it gives: [steps, size]. */
  private float[] vectors = new float[0];

  /**
   * @param inputs size of what it reads
   */
  SelfAttentionRun(SelfAttentionLayer layer, int inputs, EngineLayers engine) {
    this.inputs = inputs;
    size = layer.outputSize(inputs);
    int width = layer.value().size(inputs);
    query = run(layer.query(), inputs, engine);
    key = run(layer.key(), inputs, engine);
    value = run(layer.value(), inputs, engine);
    output = run(layer.output(), width, engine);
    answers = StepAnswers.of(layer, layer.query().size(inputs), engine);
    sums = new AttendedSums(answers, layer.heads(), width, engine);
  }

  private static VectorRun run(Projection projection, int inputs, EngineLayers engine) {
    return projection.isPresent() ? VectorRun.of(projection.asLayer(), inputs, engine) : null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public BatchSteps steps() {
    return steps;
  }

  @Override
  public void keep(History history) {
    rule = history instanceof History.ForRelevance relevance ? relevance.rule() : null;
    for (VectorRun projection : new VectorRun[] {query, key, value, output}) {
      if (projection != null) {
        projection.keep(history);
      }
    }
  }

  @Override
  public void forward(BatchSteps below, float[] read, boolean readAbove) {
    steps = below;
    answers.take(projected(query, read), projected(key, read));
    vectors = projected(output, sums.compute(steps, projected(value, read)));
  }

  private float[] projected(VectorRun projection, float[] read) {
    return projection == null ? read : projection.forward(read, steps.total());
  }

  @Override
  public float[] vectors() {
    return vectors;
  }

  @Override
  public float[] back(Entering entering, int columns, IntPredicate through) {
    float[] ofSums = back(output, entering.steps(), columns);
    if (rule != null) {
      return back(value, sums.divide(ofSums, columns, rule), columns);
    }
    float[] received = back(value, sums.differentiate(ofSums, columns), columns);
    int length = steps.total() * columns * inputs;
    Loops.add(received, 0, back(query, answers.ofQueries(), columns), 0, length);
    Loops.add(received, 0, back(key, answers.ofKeys(), columns), 0, length);
    return received;
  }

  private static float[] back(VectorRun projection, float[] entering, int columns) {
    return projection == null ? entering : projection.back(entering, columns);
  }
}
