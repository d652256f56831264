package io.github.relevista.text;

/**
 * Cuts a text into tokens.
 *
 * <p>A tokenizer owns buffers that it reuses: one instance serves one thread at a time.
 */
public interface Tokenizer {
  /**
   * Fills a list with the tokens of a text, in order and without overlap. Takes any string, also
   * one that is not well-formed UTF-16.
   *
   * @param text the raw text
   * @param tokens cleared first
   */
  void tokenize(String text, TokenList tokens);

  /** A new tokenizer of the kind that a model was trained with. */
  static Tokenizer of(TokenizerKind kind, Casing casing) {
    return switch (kind) {
      case PTB -> new PennTokenizer(casing);
      case WHITESPACE -> new WhitespaceTokenizer(casing);
    };
  }
}
