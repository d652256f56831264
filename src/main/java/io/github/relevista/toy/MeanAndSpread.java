package io.github.relevista.toy;

/**
 * A mean and how far values lie from it.
 *
 * @param mean NaN where one of the values is
 * @param deviation the sample's standard deviation (of n − 1 degrees of freedom); NaN for a single
 *     value
 */
public record MeanAndSpread(double mean, double deviation) {
  static MeanAndSpread of(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return new MeanAndSpread(mean, Math.sqrt(squares / (values.length - 1)));
  }
}
