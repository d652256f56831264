package io.github.relevista.stats;

import java.math.BigDecimal;

/**
 * What is known of the relevance of one term for one class. A {@link RelevanceTable} makes them, of
 * single reviews; they {@linkplain #merge merge} exactly. Decimals have twelve places.
 *
 * @param occurrences number of occurrences, one or more
 * @param reviews number of reviews with an occurrence
 * @param positiveOccurrences number of occurrences of a relevance above zero
 * @param minimum smallest relevance
 * @param maximum largest relevance
 * @param sum sum of the relevances
 * @param sumOfSquares sum of the squared relevances, each square rounded once to twelve places
 * @param reviewSumOfSquares sum over reviews of the squared sum within the review, each square
 *     rounded once
 */
public record RelevanceStatistic(
    long occurrences,
    long reviews,
    long positiveOccurrences,
    BigDecimal minimum,
    BigDecimal maximum,
    BigDecimal sum,
    BigDecimal sumOfSquares,
    BigDecimal reviewSumOfSquares) {

  /** What is known of the term from the reviews of both: none may be in either. */
  public RelevanceStatistic merge(RelevanceStatistic other) {
    return new RelevanceStatistic(
        occurrences + other.occurrences,
        reviews + other.reviews,
        positiveOccurrences + other.positiveOccurrences,
        minimum.min(other.minimum),
        maximum.max(other.maximum),
        sum.add(other.sum),
        sumOfSquares.add(other.sumOfSquares),
        reviewSumOfSquares.add(other.reviewSumOfSquares));
  }

  /** The mean relevance of an occurrence, and how far occurrences lie from it. */
  public MeanAndDeviation meanAndDeviation() {
    return MeanAndDeviation.ofSums(occurrences, sum.doubleValue(), sumOfSquares.doubleValue());
  }
}
