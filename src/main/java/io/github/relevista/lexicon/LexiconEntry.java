package io.github.relevista.lexicon;

/**
 * An entry as people and other programs get it.
 *
 * @param term the word
 * @param occurrences how often it occurred
 * @param reviews reviews with an occurrence
 * @param polarity in [−1, 1]
 * @param low lower end of its confidence interval; NaN where there is none
 * @param high upper end
 * @param q the share of false discoveries among entries as sure as this one; NaN where one review
 *     alone holds the term
 * @param agreement share of the occurrences that have the sign of the polarity
 */
public record LexiconEntry(
    String term,
    long occurrences,
    long reviews,
    double polarity,
    double low,
    double high,
    double q,
    double agreement) {}
