package io.github.relevista.settings;

import io.github.relevista.explain.EngineKind;
import io.github.relevista.text.TokenizerKind;
import java.util.List;
import java.util.Optional;

/**
 * Everything that {@code score} can be told.
 *
 * @param input which rows are read, of local files
 * @param wishes what of the input is nobody's wish
 * @param model the folder of the model
 * @param tokenizer the tokenizer, where it is not the one that the model names
 * @param maximumTokens tokens of a text that are read, at least 1
 * @param calibrationBins bins of the calibration error, at least 1
 * @param engine the engine that computes
 */
public record ScoreSettings(
    InputSettings input,
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
            InputSettings.ofLabelledTexts(reader),
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
