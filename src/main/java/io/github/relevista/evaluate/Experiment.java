package io.github.relevista.evaluate;

/** The experiments by which methods of explanation are compared. */
public enum Experiment {
  /** What deleting the words of highest or lowest relevance does to the accuracy. */
  DELETION,
  /** The words of highest and lowest relevance over the corpus. */
  WORD_TABLES,
  /** Where in a text relevance lies. */
  POSITION,
  /** Whether the word of highest relevance for a class stands in a sentence of that class. */
  POINTING,
  /** What the relevances leave of the score. */
  LEAKAGE
}
