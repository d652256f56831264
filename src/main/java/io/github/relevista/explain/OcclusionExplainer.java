package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.Workspace;
import io.github.relevista.explain.Method.Occlusion;
import io.github.relevista.explain.Method.Occlusion.Measure;
import io.github.relevista.explain.TargetPlan.Dependence;
import java.util.ArrayList;
import java.util.List;

/**
 * Leaves out one word after the other. With v the measure of a class k (its score, or its
 * probability softmax(scores)_k), x a review and x∖t the review without its t-th word,
 *
 * <pre>
 *   R_t = v_k(x) − v_k(x∖t)
 * </pre>
 *
 * where a word is left out by giving it the zero embedding or by removing its position. A relevance
 * of probability lies in (−1, 1), one of score has no bound. The polarity's is Σ polarity_k times
 * that of class k. Relevances do not add up to anything: what two words say together is counted
 * with each of them, or with none.
 *
 * <p>A review of T words takes T forward passes over T words; it holds one batch of them at a time.
 */
final class OcclusionExplainer implements Explainer {
  private final Occlusion method;
  private final Workspace workspace;
  private final TargetPlan plan;
  private final ExplanationWriter writer;

  OcclusionExplainer(Engine engine, Occlusion method, Targets targets) {
    this.method = method;
    this.workspace = engine.newWorkspace();
    this.plan = new TargetPlan(targets, engine.model().classes(), Dependence.LINEAR);
    this.writer = new ExplanationWriter(engine.model().classes());
  }

  @Override
  public void explain(Sequences sequences, ExplanationSink sink) {
    int[][] ids = sequences.ids();
    Scores whole = workspace.forward(SequenceBatch.ofIds(ids), History.none());
    Predictions predictions = Predictions.of(whole, sequences, plan);
    double[][][] relevances = relevances(ids, predictions);
    for (int sequence = 0; sequence < ids.length; sequence++) {
      double[][] words = relevances[sequence];
      writer.begin(predictions, sequence, words.length);
      writer.addOfClasses(
          predictions.targets()[sequence], (target, position) -> words[position][target]);
      sink.accept(sequence, writer.explanation());
    }
  }

  /** The relevance of every word for every class: [sequences][tokens][classes]. */
  private double[][][] relevances(int[][] ids, Predictions predictions) {
    double[][][] relevances = new double[ids.length][][];
    ReducedBatch reduced = new ReducedBatch(method.removal());
    for (int sequence = 0; sequence < ids.length; sequence++) {
      double[] whole = measured(predictions.scores()[sequence]);
      relevances[sequence] = new double[ids[sequence].length][];
      for (int position = 0; position < ids[sequence].length; position++) {
        relevances[sequence][position] = whole.clone();
        if (!reduced.hasRoomFor(ids[sequence])) {
          subtract(reduced);
        }
        reduced.add(ids[sequence], position, relevances[sequence][position]);
      }
    }
    subtract(reduced);
    return relevances;
  }

  /** Subtracts what the sequences of a batch measure, and empties it. */
  private void subtract(ReducedBatch reduced) {
    List<double[]> relevances = new ArrayList<>(reduced.relevances());
    Scores scores = workspace.forward(reduced.take(), History.none());
    float[] row = new float[plan.classes().size()];
    for (int sequence = 0; sequence < relevances.size(); sequence++) {
      for (int k = 0; k < row.length; k++) {
        row[k] = scores.at(sequence, k);
      }
      double[] without = measured(row);
      for (int k = 0; k < row.length; k++) {
        relevances.get(sequence)[k] -= without[k];
      }
    }
  }

  /** The measure of every class: [classes]. */
  private double[] measured(float[] scores) {
    double[] values = new double[scores.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = scores[k];
    }
    return method.measure() == Measure.SCORE ? values : softmax(values);
  }

  private static double[] softmax(double[] scores) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    double sum = 0;
    double[] probabilities = new double[scores.length];
    for (int k = 0; k < scores.length; k++) {
      // StrictMath: the same bits on every processor.
      probabilities[k] = StrictMath.exp(scores[k] - highest);
      sum += probabilities[k];
    }
    for (int k = 0; k < scores.length; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }
}
