package io.github.relevista.text;

/** The tokenizers that a model's configuration can name. */
public enum TokenizerKind {
  /** Tokens like those of the Penn Treebank: clitics, punctuation and quotes stand alone. */
  PTB("ptb"),
  /** Runs of anything but white space. */
  WHITESPACE("whitespace"),
  /** Keras' {@code Tokenizer}: runs of anything but spaces and filtered characters. */
  KERAS("keras"),
  /** torchtext's {@code get_tokenizer("basic_english")}. */
  BASIC_ENGLISH("basic_english"),
  /** Keras' {@code TextVectorization}: punctuation removed, then runs of anything but spaces. */
  TEXT_VECTORIZATION("text_vectorization"),
  /** Runs of anything but white space in a text that patterns have cleaned. */
  SPLIT("split");

  private final String wireName;

  TokenizerKind(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configurations, in the files of models and in ids. */
  public String wireName() {
    return wireName;
  }
}
