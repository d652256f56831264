package io.github.relevista.settings;

import io.github.relevista.settings.MethodSettings.TokenizerChoice;
import java.util.List;
import java.util.Optional;

/**
 * What the weights and the vocabulary of an imported model do not say. What is told here goes
 * before what the configuration file of a model says.
 *
 * @param config a {@code config.json} as model folders have it
 * @param classes the names of the classes in the order of the scores; may be empty
 * @param classPolarity [classes], each in [−1, 1]; may be empty
 * @param unknownToken the term of all words that are not in the vocabulary
 * @param tokenizer how texts become tokens
 * @param lowerCase whether words are lower-cased
 * @param maximumLength tokens of a text that the model reads, at least 1
 * @param gateOrder the letters of the gates in the order of the weights
 * @param gruReset where a GRU resets
 */
public record DescriptionSettings(
    Optional<String> config,
    List<String> classes,
    List<Double> classPolarity,
    Optional<String> unknownToken,
    Optional<TokenizerChoice> tokenizer,
    Optional<Boolean> lowerCase,
    Optional<Integer> maximumLength,
    Optional<String> gateOrder,
    Optional<GruReset> gruReset) {

  /** Where a GRU's reset gate stands. */
  public enum GruReset {
    /** After the recurrent product: torch, and Keras' default. */
    AFTER,
    /** Before the recurrent product: ONNX' default. */
    BEFORE
  }

  static DescriptionSettings of(SettingReader reader) {
    DescriptionSettings settings =
        new DescriptionSettings(
            reader.text("config"),
            reader.texts("classes"),
            reader.numbers(
                "class_polarity", p -> Math.abs(p) <= 1, "a list of numbers from -1 to 1"),
            reader.text("unknown_token"),
            reader.choice("tokenizer", TokenizerChoice.class),
            reader.text("lower_case").map(value -> reader.flag("lower_case", false)),
            reader
                .text("maximum_length")
                .map(value -> (int) reader.count("maximum_length", 1, 1, Integer.MAX_VALUE)),
            reader.text("gate_order"),
            reader.choice("gru_reset", GruReset.class));
    if (!settings.classPolarity().isEmpty()
        && settings.classPolarity().size() != settings.classes().size()) {
      throw new InvalidSettingException(
          "class_polarity must hold a number for each of classes, was %s for %s"
              .formatted(settings.classPolarity(), settings.classes()));
    }
    return settings;
  }
}
