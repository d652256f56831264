package io.github.relevista.report;

import java.util.List;

/**
 * The words that speak most strongly for a class: those of the highest mean relevance.
 *
 * @param className the class
 * @param minimum how often a word has to occur to be among them
 * @param words the words, the strongest first; none where none occurs so often
 */
public record StrongestWords(String className, long minimum, List<Word> words) {
  /**
   * A word.
   *
   * @param term the word
   * @param mean its mean relevance for the class
   * @param occurrences how often it occurred, in all slices
   */
  public record Word(String term, double mean, long occurrences) {}
}
