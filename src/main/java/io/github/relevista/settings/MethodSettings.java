package io.github.relevista.settings;

import io.github.relevista.text.TokenizerKind;
import java.util.List;
import java.util.Optional;

/**
 * How texts are read and predictions of them explained.
 *
 * @param method the method of explanation
 * @param options what the methods are set to
 * @param tokenizer the tokenizer, where it is not the one that the model names
 * @param maximumTokens tokens of a text that are read, at least 1
 */
public record MethodSettings(
    Method method, MethodOptions options, Optional<TokenizerKind> tokenizer, int maximumTokens) {

  /** The methods of explanation. */
  public enum Method {
    /** Layer-wise Relevance Propagation. */
    LRP("lrp"),
    /** The squared norm of the gradient. */
    SENSITIVITY("sensitivity"),
    /** The gradient times the embedding. */
    GRADIENT_X_INPUT("gradient_x_input"),
    /** The mean gradient on the way from zero embeddings, times the embedding. */
    INTEGRATED_GRADIENTS("integrated_gradients"),
    /** Leaving out one word after the other. */
    OCCLUSION("occlusion"),
    /** What a word contributes alone. */
    CONTEXTUAL_DECOMPOSITION("contextual_decomposition"),
    /** Random numbers. */
    RANDOM("random");

    private final String wireName;

    Method(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations. */
    public String wireName() {
      return wireName;
    }
  }

  /** How a corpus is explained. */
  static MethodSettings ofCorpus(SettingReader reader) {
    return read(reader, MethodOptions.ofCorpus(reader));
  }

  /** How texts are explained, as the paper does it unless told otherwise. */
  static MethodSettings of(SettingReader reader) {
    return read(reader, MethodOptions.of(reader));
  }

  /** The same of a command that is about relevance propagation and no other method. */
  static MethodSettings ofRelevance(SettingReader reader) {
    MethodSettings settings = of(reader);
    if (settings.method != Method.LRP) {
      throw SettingReader.wrong("method", settings.method.wireName(), "lrp");
    }
    return settings;
  }

  /** What several methods that settings name by themselves have in common. */
  static MethodSettings ofMany(SettingReader reader) {
    return read(reader, Method.LRP, MethodOptions.of(reader));
  }

  private static MethodSettings read(SettingReader reader, MethodOptions options) {
    return read(
        reader,
        reader.choice("method", List.of(Method.values()), Method::wireName, Method.LRP),
        options);
  }

  private static MethodSettings read(SettingReader reader, Method method, MethodOptions options) {
    return new MethodSettings(
        method,
        options,
        reader.choice("tokenizer", List.of(TokenizerKind.values()), TokenizerKind::wireName),
        (int) reader.count("maximum_tokens", 50_000, 1, 1_000_000));
  }

  /** The same settings with another method. */
  public MethodSettings withMethod(Method other) {
    return new MethodSettings(other, options, tokenizer, maximumTokens);
  }
}
