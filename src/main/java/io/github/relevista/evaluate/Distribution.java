package io.github.relevista.evaluate;

import io.github.relevista.stats.ExactSum;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.stats.FloatBins;
import io.github.relevista.stats.MeanAndDeviation;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * How numbers are distributed: their count, exact sums, and a histogram for quantiles. Merges
 * exactly.
 *
 * <p>The histogram's bins are {@link FloatBins}.
 */
final class Distribution implements Serializable {
  private long count;
  private final ExactSum sum = new ExactSum();
  private final ExactSum magnitudes = new ExactSum();
  private final ExactSum squares = new ExactSum();

  /** How many numbers lie in each bin, the lowest first. */
  private final TreeMap<Integer, Long> bins = new TreeMap<>();

  /** Adds a number that {@linkplain FixedPoint#holds has units}. */
  void add(float value) {
    long units = FixedPoint.units(value);
    count++;
    sum.add(units);
    magnitudes.add(Math.abs(units));
    squares.addSquare(units);
    bins.merge(FloatBins.bin(value), 1L, Long::sum);
  }

  void merge(Distribution other) {
    count += other.count;
    sum.merge(other.sum);
    magnitudes.merge(other.magnitudes);
    squares.merge(other.squares);
    other.bins.forEach((bin, numbers) -> bins.merge(bin, numbers, Long::sum));
  }

  /** Number of numbers. */
  long count() {
    return count;
  }

  /** Their mean; NaN where there is none. */
  double mean() {
    return meanAndDeviation().mean();
  }

  /** The mean of their magnitudes; NaN where there is none. */
  double meanMagnitude() {
    return magnitudes.decimal().doubleValue() / count;
  }

  /** √(Σ(x − mean)² / (n − 1)); NaN where there are fewer than two. */
  double standardDeviation() {
    return meanAndDeviation().deviation();
  }

  private MeanAndDeviation meanAndDeviation() {
    return MeanAndDeviation.ofSums(
        count, sum.decimal().doubleValue(), squares.decimal().doubleValue());
  }

  /**
   * The middle of the bin that holds the number of rank ⌈share · n⌉, within 1/128 of that number.
   *
   * @param share in (0, 1]
   * @return NaN where there is no number
   */
  double quantile(double share) {
    long rank = FloatBins.rank(share, count);
    long seen = 0;
    for (Map.Entry<Integer, Long> bin : bins.entrySet()) {
      seen += bin.getValue();
      if (seen >= rank) {
        return FloatBins.middle(bin.getKey());
      }
    }
    return Double.NaN;
  }
}
