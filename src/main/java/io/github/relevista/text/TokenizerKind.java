package io.github.relevista.text;

/** The tokenizers that a model's configuration can name. */
public enum TokenizerKind {
  /** Tokens like those of the Penn Treebank: clitics, punctuation and quotes stand alone. */
  PTB,
  /** Runs of anything but white space. */
  WHITESPACE
}
