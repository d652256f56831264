package io.github.relevista.text;

/** The tokenizers that a model's configuration can name. */
public enum TokenizerKind {
  /** Tokens like those of the Penn Treebank: clitics, punctuation and quotes stand alone. */
  PTB("ptb"),
  /** Runs of anything but white space. */
  WHITESPACE("whitespace");

  private final String wireName;

  TokenizerKind(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configurations, in the files of models and in ids. */
  public String wireName() {
    return wireName;
  }
}
