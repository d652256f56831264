package io.github.relevista.stats;

import java.math.BigDecimal;

/**
 * What the values of one term's occurrences add up to, so that the error of their mean can be told:
 * occurrences of one review resemble each other, so that reviews, not occurrences, are what was
 * drawn. Decimals have twelve places.
 *
 * @param sum sum of the values
 * @param sumOfSquares sum of the squared values, each square rounded once to twelve places
 * @param reviewSumOfSquares sum over reviews of the squared sum within the review, each square
 *     rounded once
 * @param reviewSumByOccurrences sum over reviews of the sum within the review times the occurrences
 *     within it
 */
public record ClusteredSums(
    BigDecimal sum,
    BigDecimal sumOfSquares,
    BigDecimal reviewSumOfSquares,
    BigDecimal reviewSumByOccurrences) {

  /** The sums of both. */
  public ClusteredSums merge(ClusteredSums other) {
    return new ClusteredSums(
        sum.add(other.sum),
        sumOfSquares.add(other.sumOfSquares),
        reviewSumOfSquares.add(other.reviewSumOfSquares),
        reviewSumByOccurrences.add(other.reviewSumByOccurrences));
  }

  /** What is left where a part of the reviews is taken away. */
  public ClusteredSums without(ClusteredSums part) {
    return new ClusteredSums(
        sum.subtract(part.sum),
        sumOfSquares.subtract(part.sumOfSquares),
        reviewSumOfSquares.subtract(part.reviewSumOfSquares),
        reviewSumByOccurrences.subtract(part.reviewSumByOccurrences));
  }

  /**
   * The mean of an occurrence and its {@linkplain #standardError error}.
   *
   * @param reviews number of reviews with an occurrence
   * @param occurrences number of occurrences
   * @param occurrenceSquares sum over reviews of the squared number of occurrences
   */
  public ClusteredMean mean(long reviews, long occurrences, long occurrenceSquares) {
    return new ClusteredMean(
        sum.doubleValue() / occurrences, standardError(reviews, occurrences, occurrenceSquares));
  }

  /** The mean of an occurrence, and how far occurrences lie from it. */
  MeanAndDeviation meanAndDeviation(long occurrences) {
    return MeanAndDeviation.ofSums(occurrences, sum.doubleValue(), sumOfSquares.doubleValue());
  }

  /**
   * The standard error of the mean of an occurrence, reviews being drawn: that of a ratio of two
   * sums over reviews, √(n / (n − 1) · Σ(s − m·o)²) / Σo, where a review holds o occurrences that
   * sum to s, and m = Σs / Σo (Cochran, Sampling Techniques, 1977, chapter 6, for a population
   * without end). The difference under the root may fall below zero by rounding, and is zero then.
   *
   * @param reviews n
   * @param occurrences Σo
   * @param occurrenceSquares Σo²
   * @return NaN where there are fewer than two reviews
   */
  double standardError(long reviews, long occurrences, long occurrenceSquares) {
    if (reviews < 2) {
      return Double.NaN;
    }
    double mean = sum.doubleValue() / occurrences;
    double squares =
        reviewSumOfSquares.doubleValue()
            - 2 * mean * reviewSumByOccurrences.doubleValue()
            + mean * mean * occurrenceSquares;
    return Math.sqrt(Math.max(0, squares) * reviews / (reviews - 1)) / occurrences;
  }
}
