package io.github.relevista.stats;

import java.math.BigDecimal;

/**
 * What is known of the relevance of one term where it stands in reach of one word that shifts
 * meanings, such as a negator: enough for means with errors that are clustered by review. Counts
 * and sums of several parts of a corpus add up. Decimals have twelve places.
 *
 * @param occurrences number of occurrences in reach, one or more
 * @param reviews number of reviews with one
 * @param reviewOccurrenceSquares sum over reviews of the squared number of occurrences within it
 * @param word sums of the term's own relevances
 * @param joint sums of these, each with that of the shifting word added
 */
public record ShiftedStatistic(
    long occurrences,
    long reviews,
    long reviewOccurrenceSquares,
    ReviewSums word,
    ReviewSums joint) {

  /**
   * What values add up to.
   *
   * @param sum sum of the values
   * @param reviewSumOfSquares sum over reviews of the squared sum within the review, each square
   *     rounded once
   * @param reviewSumByOccurrences sum over reviews of the sum within the review times the
   *     occurrences within it
   */
  public record ReviewSums(
      BigDecimal sum, BigDecimal reviewSumOfSquares, BigDecimal reviewSumByOccurrences) {

    /** The mean of an occurrence, and its error as {@link ClusteredSums#standardError} has it. */
    public ClusteredMean mean(long reviews, long occurrences, long occurrenceSquares) {
      return new ClusteredSums(sum, BigDecimal.ZERO, reviewSumOfSquares, reviewSumByOccurrences)
          .mean(reviews, occurrences, occurrenceSquares);
    }
  }

  /** The mean relevance of an occurrence in reach. */
  public ClusteredMean mean() {
    return word.mean(reviews, occurrences, reviewOccurrenceSquares);
  }

  /** The same with the relevance of the shifting word added. */
  public ClusteredMean jointMean() {
    return joint.mean(reviews, occurrences, reviewOccurrenceSquares);
  }
}
