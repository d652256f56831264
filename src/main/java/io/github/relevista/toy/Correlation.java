package io.github.relevista.toy;

/** Pearson's correlation of pairs of values. */
final class Correlation {
  private Correlation() {}

  /**
   * Σ (x − x̄)(y − ȳ) / √(Σ (x − x̄)² · Σ (y − ȳ)²).
   *
   * @return in [−1, 1]; NaN where the x or the y are all alike, or one is not finite
   * @throws IllegalArgumentException if there are not as many x as y
   */
  static double of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "a correlation needs pairs, was given %d and %d values".formatted(x.length, y.length));
    }
    double meanX = mean(x);
    double meanY = mean(y);
    double products = 0;
    double squaresX = 0;
    double squaresY = 0;
    for (int n = 0; n < x.length; n++) {
      products += (x[n] - meanX) * (y[n] - meanY);
      squaresX += (x[n] - meanX) * (x[n] - meanX);
      squaresY += (y[n] - meanY) * (y[n] - meanY);
    }
    return products / (Math.sqrt(squaresX) * Math.sqrt(squaresY));
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
