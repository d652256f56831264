package io.github.relevista.cli;

import io.github.relevista.explain.Phrase;

/**
 * What a phrase of a text says of a class.
 *
 * @param words where it is in the text
 * @param relevance what it contributes to the score
 */
record PhraseRelevance(Phrase words, float relevance) {}
