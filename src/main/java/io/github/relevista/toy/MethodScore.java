package io.github.relevista.toy;

/**
 * How near the relevances of one method come to the numbers.
 *
 * @param first correlation of the relevance of the first marked number with what it adds to the
 *     result, in [−1, 1]; NaN where that relevance never varies
 * @param second the same of the second marked number
 * @param unmarkedShare what share of all absolute relevance of a sequence lies on numbers without a
 *     mark, in [0, 1]: the mean over sequences that have any, NaN where none has
 */
public record MethodScore(double first, double second, double unmarkedShare) {}
