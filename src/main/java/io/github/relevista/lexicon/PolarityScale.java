package io.github.relevista.lexicon;

import java.io.Serializable;

/**
 * From a mean relevance for {@code (polarity)} to one number in [−1, 1], the same for every model,
 * method and unit: {@code polarity = d / √(d² + spread²)} with {@code d = mean − neutral}.
 *
 * <p>Most words of a corpus are neutral. So the neutral point is the median over the terms of their
 * mean relevances, and the spread what the middle half of them says of a standard deviation
 * (quartile distance / 1.349): neither is moved by the few strong words, nor by a single review. A
 * word at the neutral point has 0, one spread away ±0.71, five ±0.98. The form x/√(x² + α) is that
 * by which VADER brings its sums into [−1, 1] (Hutto and Gilbert, 2014); it grows with the mean, so
 * that ranks are those of the mean.
 *
 * @param neutral the mean relevance of a word that says nothing
 * @param spread how far words usually lie from it, ≥ 0; at 0 a polarity is a sign
 */
public record PolarityScale(double neutral, double spread) implements Serializable {
  /** Standard deviations between the quartiles of a normal distribution. */
  private static final double DEVIATIONS_BETWEEN_QUARTILES = 1.3489795003921634;

  /** Refuses what is no scale. */
  public PolarityScale {
    if (!Double.isFinite(neutral) || !(spread >= 0) || !Double.isFinite(spread)) {
      throw new IllegalArgumentException(
          "a scale needs a finite neutral point and a spread of 0 or more, was %s and %s"
              .formatted(neutral, spread));
    }
  }

  /** The scale of terms of whose mean relevances these are the quartiles. */
  public static PolarityScale ofQuartiles(double lower, double median, double upper) {
    return new PolarityScale(median, (upper - lower) / DEVIATIONS_BETWEEN_QUARTILES);
  }

  /** The polarity of a mean relevance, in [−1, 1]; NaN of NaN. */
  public double polarity(double mean) {
    double distance = mean - neutral;
    if (distance == 0) {
      return 0;
    }
    return distance / Math.sqrt(distance * distance + spread * spread);
  }
}
