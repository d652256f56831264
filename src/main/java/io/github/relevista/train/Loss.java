package io.github.relevista.train;

/**
 * Softmax cross-entropy of a batch, the mean over its examples by their weights: Σ w·(log Σ eˢ −
 * s_label) / Σ w. In double, whatever the network computes in: there are few scores.
 */
final class Loss {
  private final double[][] gradient;

  Loss(int batch, int classes) {
    gradient = new double[batch][classes];
  }

  /**
   * Computes the loss, and the gradient beside it.
   *
   * @param scores [batch][classes]
   * @param labels [batch]
   * @param weights [batch]: ≥ 0, not all 0
   */
  double of(double[][] scores, int[] labels, float[] weights) {
    double weight = 0;
    for (float one : weights) {
      weight += one;
    }
    double sum = 0;
    for (int example = 0; example < labels.length; example++) {
      double share = weights[example] / weight;
      double logSum = logSumOfExponentials(scores[example]);
      sum += share * (logSum - scores[example][labels[example]]);
      for (int k = 0; k < scores[example].length; k++) {
        double probability = Math.exp(scores[example][k] - logSum);
        gradient[example][k] = share * (probability - (k == labels[example] ? 1 : 0));
      }
    }
    return sum;
  }

  /** The gradient of the last loss for the scores: [batch][classes]; valid until the next call. */
  double[][] gradient() {
    return gradient;
  }

  /** The loss of one example: −log of the probability of its class. */
  static double ofExample(double[] scores, int label) {
    return logSumOfExponentials(scores) - scores[label];
  }

  private static double logSumOfExponentials(double[] scores) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - largest);
    }
    return largest + Math.log(sum);
  }
}
