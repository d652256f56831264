package io.github.relevista.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How predictions are explained: everything that makes two relevances incomparable where it
 * differs.
 *
 * @param method the method of explanation
 * @param epsilon the stabiliser of the epsilon rule, > 0 and finite
 * @param biasFactor what part of a bias the lower units share, in [0, 1]
 * @param epsilonShare whether lower units share the stabiliser also at bias factor 0
 * @param targets {@code all}, {@code predicted}, {@code label}, or the names of classes
 * @param tokenizer the tokenizer, where it is not the one that the model names
 * @param unknownTerms under which term a word counts that the model does not know
 * @param maximumTokens tokens of a review that are read, at least 1
 */
public record MethodSettings(
    Method method,
    float epsilon,
    float biasFactor,
    boolean epsilonShare,
    List<String> targets,
    Optional<TokenizerChoice> tokenizer,
    UnknownTerms unknownTerms,
    int maximumTokens) {

  /** The methods of explanation. */
  public enum Method {
    /** Layer-wise Relevance Propagation. */
    LRP
  }

  /** The tokenizers. */
  public enum TokenizerChoice {
    /** Like the Penn Treebank's. */
    PTB,
    /** At white space. */
    WHITESPACE
  }

  /** Under which term a word counts that the model does not know. */
  public enum UnknownTerms {
    /** All under the model's unknown term. */
    TOGETHER,
    /** Each under its own form. */
    SURFACE
  }

  static MethodSettings of(SettingReader reader) {
    List<String> targets = reader.texts("targets");
    return read(
        reader,
        targets.isEmpty() ? List.of("all") : targets,
        reader.choice("unknown_terms", UnknownTerms.class).orElse(UnknownTerms.TOGETHER));
  }

  /** The settings of a command that chooses its own targets and publishes no statistics. */
  static MethodSettings ofOneText(SettingReader reader) {
    return read(reader, List.of("all"), UnknownTerms.SURFACE);
  }

  private static MethodSettings read(
      SettingReader reader, List<String> targets, UnknownTerms unknownTerms) {
    return new MethodSettings(
        reader.choice("method", Method.class).orElse(Method.LRP),
        (float)
            reader.number(
                "epsilon",
                0.001,
                value -> value >= Float.MIN_NORMAL && value <= Float.MAX_VALUE,
                "> 0 and finite"),
        (float) reader.number("bias_factor", 0, value -> value >= 0 && value <= 1, "in [0, 1]"),
        reader.flag("epsilon_share", false),
        targets,
        reader.choice("tokenizer", TokenizerChoice.class),
        unknownTerms,
        (int) reader.count("maximum_tokens", 50_000, 1, 1_000_000));
  }

  /**
   * The hash of what makes two figures incomparable.
   *
   * @param modelTokenizer the tokenizer that the model names, in lower case
   * @return 16 hexadecimal digits
   */
  public String id(String modelTokenizer) {
    String tokenizerName =
        tokenizer.map(choice -> choice.name().toLowerCase(Locale.ROOT)).orElse(modelTokenizer);
    return SettingsHash.of(
        "method", method,
        "epsilon", epsilon,
        "bias_factor", biasFactor,
        "epsilon_share", epsilonShare,
        "targets", targets,
        "tokenizer", tokenizerName,
        "unit", "review",
        "unknown_terms", unknownTerms,
        "maximum_tokens", maximumTokens);
  }
}
