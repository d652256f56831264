package io.github.relevista.explain;

/**
 * What a phrase of a text says of a class.
 *
 * @param words where it is in the text
 * @param relevance what it contributes to the score
 */
public record ExplainedPhrase(Phrase words, float relevance) {}
