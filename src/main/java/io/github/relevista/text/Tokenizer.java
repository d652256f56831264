package io.github.relevista.text;

import java.util.function.Predicate;

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

  /** A new tokenizer that makes the words of a vocabulary yet to be. */
  static Tokenizer of(TokenizerKind kind, Casing casing) {
    return of(kind, casing, number -> true);
  }

  /**
   * A new tokenizer of the kind that a model was trained with.
   *
   * @param vocabulary the model's: a number and its fraction that a no-break space joins are one
   *     token where they are one there, and two tokens otherwise
   */
  static Tokenizer of(TokenizerKind kind, Casing casing, Vocabulary vocabulary) {
    return of(kind, casing, number -> vocabulary.id(number) != vocabulary.unknownId());
  }

  private static Tokenizer of(TokenizerKind kind, Casing casing, Predicate<String> knows) {
    return switch (kind) {
      case PTB -> new PennTokenizer(casing, knows);
      case WHITESPACE -> new WhitespaceTokenizer(casing);
    };
  }
}
