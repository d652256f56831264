package io.github.relevista.settings;

import io.github.relevista.text.TextUnit;
import io.github.relevista.text.TokenizerKind;
import java.util.List;
import java.util.Optional;

/**
 * How predictions are explained: everything that makes two relevances incomparable where it
 * differs.
 *
 * @param method the method of explanation
 * @param options what the methods are set to
 * @param targets {@code all}, {@code predicted}, {@code label}, or the names of classes
 * @param tokenizer the tokenizer, where it is not the one that the model names
 * @param unit what of a review is explained by itself, where it is not what the model was trained
 *     on
 * @param unknownTerms under which term a word counts that the model does not know
 * @param maximumTokens tokens of a review that are read, at least 1
 */
public record MethodSettings(
    Method method,
    MethodOptions options,
    List<String> targets,
    Optional<TokenizerKind> tokenizer,
    Optional<TextUnit> unit,
    UnknownTerms unknownTerms,
    int maximumTokens) {

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

  /** Under which term a word counts that the model does not know. */
  public enum UnknownTerms {
    /** All under the model's unknown term. */
    TOGETHER("together"),
    /** Each under its own form. */
    SURFACE("surface");

    private final String wireName;

    UnknownTerms(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations and in ids. */
    public String wireName() {
      return wireName;
    }
  }

  static MethodSettings of(SettingReader reader) {
    List<String> targets = reader.texts("targets");
    return read(
        reader,
        MethodOptions.ofCorpus(reader),
        targets.isEmpty() ? List.of("all") : targets,
        reader.choice("unit", List.of(TextUnit.values()), TextUnit::wireName),
        reader.choice(
            "unknown_terms",
            List.of(UnknownTerms.values()),
            UnknownTerms::wireName,
            UnknownTerms.TOGETHER));
  }

  /** The settings of a command that chooses its own targets and publishes no statistics. */
  static MethodSettings ofOneText(SettingReader reader) {
    return read(
        reader,
        MethodOptions.of(reader),
        List.of("all"),
        Optional.of(TextUnit.REVIEW),
        UnknownTerms.SURFACE);
  }

  /** The same of a command that is about relevance propagation and no other method. */
  static MethodSettings ofRelevance(SettingReader reader) {
    MethodSettings settings = ofOneText(reader);
    if (settings.method != Method.LRP) {
      throw SettingReader.wrong("method", settings.method.wireName(), "lrp");
    }
    return settings;
  }

  private static MethodSettings read(
      SettingReader reader,
      MethodOptions options,
      List<String> targets,
      Optional<TextUnit> unit,
      UnknownTerms unknownTerms) {
    return new MethodSettings(
        reader.choice("method", List.of(Method.values()), Method::wireName, Method.LRP),
        options,
        targets,
        reader.choice("tokenizer", List.of(TokenizerKind.values()), TokenizerKind::wireName),
        unit,
        unknownTerms,
        (int) reader.count("maximum_tokens", 50_000, 1, 1_000_000));
  }

  /** The same settings for texts that are explained in units of a kind. */
  public MethodSettings withUnit(TextUnit other) {
    return new MethodSettings(
        method, options, targets, tokenizer, Optional.of(other), unknownTerms, maximumTokens);
  }

  /** The same settings with another method. */
  public MethodSettings withMethod(Method other) {
    return new MethodSettings(
        other, options, targets, tokenizer, unit, unknownTerms, maximumTokens);
  }
}
