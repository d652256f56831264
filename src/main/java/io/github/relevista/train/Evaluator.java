package io.github.relevista.train;

import io.github.relevista.tensor.Highest;
import java.util.List;

/** Tries weights on examples that they did not learn from. */
final class Evaluator {
  private final Network network;
  private final ExampleSet examples;
  private final int batchSize;
  private final List<int[]> batches;

  /**
   * What came of it: every example counts alike.
   *
   * @param loss the mean of −log of the probability of the right class
   * @param accuracy the share of examples whose right class has the highest score
   */
  record Figures(double loss, double accuracy) {}

  Evaluator(Network network, ExampleSet examples, int batchSize) {
    this.network = network;
    this.examples = examples;
    this.batchSize = batchSize;
    batches = BatchOrder.inOrder(examples.ids(), batchSize);
  }

  Figures figures(Parameters weights) {
    double loss = 0;
    int right = 0;
    for (int[] indices : batches) {
      double[][] scores = network.scores(weights, Batch.of(examples, indices, batchSize));
      for (int place = 0; place < indices.length; place++) {
        int label = examples.labels()[indices[place]];
        loss += Loss.ofExample(scores[place], label);
        right += highest(scores[place]) == label ? 1 : 0;
      }
    }
    return new Figures(loss / examples.size(), (double) right / examples.size());
  }

  /** Index of the highest score, the first of several. */
  private static int highest(double[] scores) {
    return Highest.of(scores.length, k -> scores[k]);
  }
}
