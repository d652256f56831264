package io.github.relevista.text;

import java.io.Serializable;
import java.util.List;

/**
 * What a tokenizer must be told beside its name.
 *
 * @param filters of {@code keras}: the characters that separate words, beside the space; of {@code
 *     text_vectorization}: those that are removed from words; empty for the others
 * @param cleaning of {@code split}: the steps before a text is split, in their order; empty for the
 *     others
 */
public record TokenizerDetails(String filters, List<Replacement> cleaning) implements Serializable {
  /** The characters that Keras' {@code Tokenizer} filters where it is told no others. */
  public static final String KERAS_FILTERS = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~\t\n";

  /** The punctuation that Keras' {@code TextVectorization} strips. */
  public static final String PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'";

  private static final TokenizerDetails NONE = new TokenizerDetails("", List.of());

  /** Copies the list. */
  public TokenizerDetails {
    cleaning = List.copyOf(cleaning);
  }

  /** What takes effect where a tokenizer is told nothing. */
  public static TokenizerDetails of(TokenizerKind kind) {
    return switch (kind) {
      case KERAS -> new TokenizerDetails(KERAS_FILTERS, List.of());
      case TEXT_VECTORIZATION -> new TokenizerDetails(PUNCTUATION, List.of());
      case PTB, WHITESPACE, BASIC_ENGLISH, SPLIT -> NONE;
    };
  }

  /**
   * Refuses what a tokenizer has no use for, which whoever says it believes to take effect.
   *
   * @throws IllegalArgumentException if there are filters or a cleaning that are not of this kind
   */
  public void requireFor(TokenizerKind kind) {
    boolean filtering = kind == TokenizerKind.KERAS || kind == TokenizerKind.TEXT_VECTORIZATION;
    if (!filtering && !filters.isEmpty()) {
      throw new IllegalArgumentException(
          "filters are of the tokenizers keras and text_vectorization, not of " + kind.wireName());
    }
    if (kind != TokenizerKind.SPLIT && !cleaning.isEmpty()) {
      throw new IllegalArgumentException(
          "cleaning is of the tokenizer split, not of " + kind.wireName());
    }
  }
}
