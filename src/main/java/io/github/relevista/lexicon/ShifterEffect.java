package io.github.relevista.lexicon;

import java.util.Optional;

/**
 * What a shifter, or all shifters of a kind, do to a term, or to all of them.
 *
 * @param kind of the shifters
 * @param shifter the word, or none for all of the kind
 * @param term the word in reach, or none for all
 * @param word the part of its relevance that a word keeps
 * @param joint the same of word and shifter together
 * @param occurrences of words in reach
 * @param reviews with one, counted for each word
 * @param terms how many words
 * @param elsewhere the mean relevance of the term in nobody's reach; NaN of several
 */
public record ShifterEffect(
    String kind,
    Optional<String> shifter,
    Optional<String> term,
    ShifterFactor word,
    ShifterFactor joint,
    long occurrences,
    long reviews,
    long terms,
    double elsewhere) {}
