package io.github.relevista.drift;

/**
 * How a term has changed.
 *
 * @param term the term
 * @param before occurrences before
 * @param after occurrences after
 * @param meanBefore its mean relevance before
 * @param meanAfter its mean relevance after
 * @param effect the change
 * @param q the share of false discoveries among the terms of this q-value or less
 */
public record TermChange(
    String term,
    long before,
    long after,
    double meanBefore,
    double meanAfter,
    Effect effect,
    double q) {}
