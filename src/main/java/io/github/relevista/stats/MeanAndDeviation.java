package io.github.relevista.stats;

/**
 * A mean and how far values lie from it.
 *
 * @param mean NaN where there is no value, or one that is NaN
 * @param deviation the sample's standard deviation √(Σ(x − mean)² / (n − 1)); NaN where there are
 *     fewer than two values
 */
public record MeanAndDeviation(double mean, double deviation) {
  /** Those of single values, whose distances from the mean are taken one by one. */
  public static MeanAndDeviation of(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new MeanAndDeviation(
        mean, values.length < 2 ? Double.NaN : root(squares, values.length));
  }

  /**
   * Those of values of which only sums are known: √((Σx² − (Σx)² / n) / (n − 1)). The difference
   * under the root may fall below zero by rounding, and is zero then.
   *
   * @param count n
   * @param sum Σx
   * @param sumOfSquares Σx²
   */
  public static MeanAndDeviation ofSums(long count, double sum, double sumOfSquares) {
    double squares = Math.max(0, sumOfSquares - sum * sum / count);
    return new MeanAndDeviation(sum / count, count < 2 ? Double.NaN : root(squares, count));
  }

  private static double root(double squares, long count) {
    return Math.sqrt(squares / (count - 1));
  }
}
