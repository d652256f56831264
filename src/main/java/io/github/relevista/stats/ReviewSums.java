package io.github.relevista.stats;

import java.math.BigDecimal;

/**
 * What values add up to, so that the error of their mean can be told where reviews, not values, are
 * what was drawn. Decimals have twelve places.
 *
 * @param sum sum of the values
 * @param reviewSumOfSquares sum over reviews of the squared sum within the review, each square
 *     rounded once
 * @param reviewSumByOccurrences sum over reviews of the sum within the review times the occurrences
 *     within it
 */
public record ReviewSums(
    BigDecimal sum, BigDecimal reviewSumOfSquares, BigDecimal reviewSumByOccurrences) {
  /** Three exact sums of two longs each: what {@link #of} reads. */
  static final int SIZE = 6;

  /** The sums that are kept side by side among other values, as {@link #add} leaves them. */
  static ReviewSums of(long[] values, int place) {
    return new ReviewSums(
        ExactSum.decimal(values, place),
        ExactSum.decimal(values, place + 2),
        ExactSum.decimal(values, place + 4));
  }

  /**
   * Adds a review.
   *
   * @param values where the sums are kept
   * @param place of the first of them
   * @param count occurrences in the review
   * @param units sum of their values, as {@link FixedPoint} has it
   */
  static void add(long[] values, int place, long count, long units) {
    ExactSum.add(values, place, units);
    ExactSum.addSquare(values, place + 2, units);
    ExactSum.addProduct(values, place + 4, units, count);
  }

  /** The mean of an occurrence, and its error as {@link ClusteredSums#standardError} has it. */
  public ClusteredMean mean(long reviews, long occurrences, long occurrenceSquares) {
    return new ClusteredSums(sum, BigDecimal.ZERO, reviewSumOfSquares, reviewSumByOccurrences)
        .mean(reviews, occurrences, occurrenceSquares);
  }
}
