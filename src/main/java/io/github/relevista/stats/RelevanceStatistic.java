package io.github.relevista.stats;

import java.math.BigDecimal;

/**
 * What is known of the relevance of one term for one class. Two such statistics merge by adding up
 * their counts and sums and by taking the smaller minimum and the larger maximum. Decimals have
 * twelve places and are exact.
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
    BigDecimal reviewSumOfSquares) {}
