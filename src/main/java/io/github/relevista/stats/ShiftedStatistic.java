package io.github.relevista.stats;

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

  /** The mean relevance of an occurrence in reach. */
  public ClusteredMean mean() {
    return word.mean(reviews, occurrences, reviewOccurrenceSquares);
  }

  /** The same with the relevance of the shifting word added. */
  public ClusteredMean jointMean() {
    return joint.mean(reviews, occurrences, reviewOccurrenceSquares);
  }
}
