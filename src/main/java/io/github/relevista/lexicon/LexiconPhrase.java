package io.github.relevista.lexicon;

/**
 * A phrase whose relevance is not that of its words.
 *
 * @param phrase its words, a space between
 * @param occurrences how often it occurred
 * @param reviews reviews with an occurrence
 * @param figures what it has, and what its words have elsewhere
 * @param q the share of false discoveries among phrases as sure as this one
 */
public record LexiconPhrase(
    String phrase, long occurrences, long reviews, PhraseFigures figures, double q) {
  private static final String SPACE = " ";

  /** Whether one of two phrases stands, word for word, in the other. */
  public boolean overlaps(LexiconPhrase other) {
    return holds(phrase, other.phrase) || holds(other.phrase, phrase);
  }

  private static boolean holds(String longer, String shorter) {
    return (SPACE + longer + SPACE).contains(SPACE + shorter + SPACE);
  }
}
