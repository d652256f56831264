package io.github.relevista.text;

/** What becomes of a word that a model's vocabulary does not have. */
public enum UnknownWords {
  /** It is a token, and the model reads it as the unknown term. */
  KEEP("keep"),
  /**
   * It is no token: the model does not read it, as Keras' {@code Tokenizer} without an OOV term.
   */
  DROP("drop");

  private final String wireName;

  UnknownWords(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configurations, in the files of models and in ids. */
  public String wireName() {
    return wireName;
  }
}
