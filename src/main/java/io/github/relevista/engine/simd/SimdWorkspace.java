package io.github.relevista.engine.simd;

import io.github.relevista.engine.EmbeddingRelevances;
import io.github.relevista.engine.History;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.SentimentModel;
import java.util.List;

/** Runs the sequences of a batch together, one direction after the other. */
final class SimdWorkspace implements Workspace {
  private final BatchPlan plan = new BatchPlan();
  private final WayBack wayBack = new WayBack();
  private final EmbeddingBack embeddingBack;
  private final InputRows inputs;
  private final OutputScores output;
  private final Trace[] traces;

  private SequenceBatch batch;

  /** The history that the stages were chosen for. */
  private History history = History.none();

  private Stage[] stages;

  SimdWorkspace(SentimentModel model, List<PackedDirection> directions) {
    embeddingBack = new EmbeddingBack(model.embedding());
    inputs = new InputRows(model, directions);
    output = new OutputScores(model.output(), directions.size(), model.hiddenSize());
    traces = directions.stream().map(Trace::new).toArray(Trace[]::new);
    stages = Stages.of(model.cell(), history);
  }

  static boolean keepsHistory(History history) {
    return history instanceof History.None
        || history instanceof History.ForRelevance kept && kept.products() == ProductRule.ALL;
  }

  @Override
  public Scores forward(SequenceBatch batch, History history) {
    if (!keepsHistory(history)) {
      throw new IllegalArgumentException(
          "engine simd has no gradients and no product rule but all: choose engine scalar");
    }
    if (!history.equals(this.history)) {
      stages = Stages.of(traces[0].weights.cell(), history);
      this.history = history;
    }
    this.batch = batch;
    plan.arrange(batch);
    inputs.gather(batch, plan);
    for (int d = 0; d < traces.length; d++) {
      traces[d].begin(plan, history);
      ForwardPass.run(traces[d], d, stages, inputs, plan);
    }
    output.compute(traces, plan);
    return (sequence, classIndex) -> output.score(plan.row(sequence), classIndex);
  }

  @Override
  public WordRelevances relevances(TargetColumns targets) {
    runBack(targets, SignalReader.NONE);
    return new Relevances();
  }

  @Override
  public EmbeddingRelevances embeddingRelevances(TargetColumns targets) {
    embeddingBack.begin(plan, targets.columns());
    runBack(targets, embeddingBack);
    embeddingBack.finish(batch, plan);
    return new Relevances();
  }

  private void runBack(TargetColumns targets, SignalReader reader) {
    if (history instanceof History.None) {
      throw new IllegalStateException("the last forward pass kept no history for relevances");
    }
    wayBack.begin(plan, targets.columns(), reader);
    // Backwards: what the last direction kept is the nearest in the caches.
    for (int d = traces.length - 1; d >= 0; d--) {
      if (targets.enters(d)) {
        wayBack.run(traces[d], d, inputs, plan, output, targets);
      }
    }
  }

  @Override
  public WordGradients gradients(TargetColumns targets) {
    throw new IllegalStateException("the last forward pass kept no history for gradients");
  }

  private final class Relevances implements EmbeddingRelevances {
    @Override
    public float at(int sequence, int column, int position) {
      return wayBack.word(plan.token(sequence, position), column);
    }

    @Override
    public float at(int sequence, int column, int position, int dimension) {
      return embeddingBack.at(plan.token(sequence, position), column, dimension);
    }

    @Override
    public float initialStates(int sequence, int column) {
      return wayBack.initialStates(plan.row(sequence), column);
    }
  }
}
