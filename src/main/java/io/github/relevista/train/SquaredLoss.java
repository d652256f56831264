package io.github.relevista.train;

/** The squared error of a batch, the mean over its examples by their weights. */
final class SquaredLoss {
  private SquaredLoss() {}

  /**
   * Σ w·Σ_k (score_k − wanted_k)² / Σ w, and its gradient.
   *
   * @param scores [batch][classes]
   * @param wanted [batch][classes]
   * @param weights [batch]: ≥ 0, not all 0
   */
  static Network.ScoreLoss of(double[][] scores, double[][] wanted, float[] weights) {
    double weight = 0;
    for (float one : weights) {
      weight += one;
    }
    double sum = 0;
    double[][] gradient = new double[scores.length][];
    for (int example = 0; example < scores.length; example++) {
      double share = weights[example] / weight;
      gradient[example] = new double[scores[example].length];
      for (int k = 0; k < scores[example].length; k++) {
        double error = scores[example][k] - wanted[example][k];
        sum += share * error * error;
        gradient[example][k] = 2 * share * error;
      }
    }
    return new Network.ScoreLoss(sum, gradient);
  }
}
