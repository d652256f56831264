package io.github.relevista.stats;

/**
 * An occurrence of a term among the words around it.
 *
 * @param relevance of the occurrence for the polarity
 * @param draw what was drawn for it: a hash of a seed, the review and the place
 * @param key of the review
 * @param sentence the sentence, from 1; 0 where the whole review is the unit
 * @param begin where the word begins in the raw text, or null where there is none
 * @param end where it ends, or null likewise
 * @param words the words around it and itself, none of another unit: [words]
 * @param relevances of these: [words]
 * @param focus which of them it is, from 0
 */
public record Context(
    float relevance,
    long draw,
    String key,
    int sentence,
    Integer begin,
    Integer end,
    String[] words,
    float[] relevances,
    int focus) {}
