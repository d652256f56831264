package io.github.relevista.settings;

import io.github.relevista.explain.EngineKind;
import io.github.relevista.text.TokenizerKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that {@code score} can be told.
 *
 * @param files where the texts lie
 * @param labelColumn the column of the label
 * @param labels the classes that a value of the label column stands for; a value that is not here
 *     stands for the class of its own name
 * @param wishes what of the input is nobody's wish
 * @param model the folder of the model
 * @param tokenizer the tokenizer, where it is not the one that the model names
 * @param maximumTokens tokens of a text that are read, at least 1
 * @param calibrationBins bins of the calibration error, at least 1
 * @param engine the engine that computes
 */
public record ScoreSettings(
    FileSettings files,
    String labelColumn,
    Map<String, List<String>> labels,
    SampleWishes wishes,
    String model,
    Optional<TokenizerKind> tokenizer,
    int maximumTokens,
    int calibrationBins,
    EngineKind engine) {

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static ScoreSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    ScoreSettings settings =
        new ScoreSettings(
            FileSettings.ofNamed(reader),
            reader.text("label_column", "label"),
            reader.textLists("labels"),
            SampleWishes.of(reader),
            reader.requiredPath("model"),
            reader.choice("tokenizer", List.of(TokenizerKind.values()), TokenizerKind::wireName),
            (int) reader.count("maximum_tokens", 50_000, 1, 1_000_000),
            (int) reader.count("calibration_bins", 15, 1, 10_000),
            reader.choice(
                "engine", List.of(EngineKind.values()), EngineKind::wireName, EngineKind.AUTO));
    reader.refuseUnknownKeys();
    return settings;
  }
}
