package io.github.relevista.text;

/** What of a review is read and explained by itself. */
public enum TextUnit {
  /** All of it. */
  REVIEW("review", "reviews"),
  /** Each of its {@linkplain SentenceSpans sentences}. */
  SENTENCE("sentence", "sentences");

  private final String wireName;
  private final String plural;

  TextUnit(String wireName, String plural) {
    this.wireName = wireName;
    this.plural = plural;
  }

  /** The name in configurations and in ids. */
  public String wireName() {
    return wireName;
  }

  /** The name by which a model says what it was trained on. */
  public String plural() {
    return plural;
  }
}
