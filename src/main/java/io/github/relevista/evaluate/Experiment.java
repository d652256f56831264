package io.github.relevista.evaluate;

/** The experiments by which methods of explanation are compared. */
public enum Experiment {
  /** What deleting the words of highest or lowest relevance does to the accuracy. */
  DELETION("deletion"),
  /** The words of highest and lowest relevance over the corpus. */
  WORD_TABLES("word_tables"),
  /** Where in a text relevance lies. */
  POSITION("position"),
  /** Whether the word of highest relevance for a class stands in a sentence of that class. */
  POINTING("pointing"),
  /** What the relevances leave of the score. */
  LEAKAGE("leakage");

  private final String wireName;

  Experiment(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configurations and in ids. */
  public String wireName() {
    return wireName;
  }
}
