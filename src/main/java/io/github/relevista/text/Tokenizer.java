package io.github.relevista.text;

import java.util.function.Predicate;

/**
 * Cuts a text into tokens.
 *
 * <p>A tokenizer owns buffers that it reuses: one instance serves one thread at a time.
 */
public interface Tokenizer {
  /**
   * Fills a list with the tokens of a text, in order and without overlap, but for words that share
   * what a pattern matched. Takes any string, also one that is not well-formed UTF-16.
   *
   * @param text the raw text
   * @param tokens cleared first
   */
  void tokenize(String text, TokenList tokens);

  /** A new tokenizer, told nothing but its name, of a vocabulary yet to be. */
  static Tokenizer of(TokenizerKind kind, Casing casing) {
    return of(kind, casing, TokenizerDetails.of(kind));
  }

  /** A new tokenizer that makes the words of a vocabulary yet to be. */
  static Tokenizer of(TokenizerKind kind, Casing casing, TokenizerDetails details) {
    return of(kind, casing, details, number -> true);
  }

  /**
   * A new tokenizer of the kind that a model was trained with.
   *
   * @param details what the tokenizer is told beside its name
   * @param vocabulary the model's: for {@code ptb}, a number and its fraction that a no-break space
   *     joins are one token where they are one there, and two tokens otherwise
   */
  static Tokenizer of(
      TokenizerKind kind, Casing casing, TokenizerDetails details, Vocabulary vocabulary) {
    return of(kind, casing, details, number -> vocabulary.id(number) != vocabulary.unknownId());
  }

  private static Tokenizer of(
      TokenizerKind kind, Casing casing, TokenizerDetails details, Predicate<String> knows) {
    return switch (kind) {
      case PTB -> new PennTokenizer(casing, knows);
      case WHITESPACE -> new WhitespaceTokenizer(casing);
      case KERAS -> CharacterTokenizer.keras(casing, details.filters());
      case BASIC_ENGLISH -> CharacterTokenizer.basicEnglish(casing);
      case TEXT_VECTORIZATION -> CharacterTokenizer.textVectorization(casing, details.filters());
      case SPLIT -> new CleanedTokenizer(casing, details.cleaning());
    };
  }
}
