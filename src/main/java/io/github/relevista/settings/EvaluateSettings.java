package io.github.relevista.settings;

/**
 * Everything that {@code evaluate} can be told.
 *
 * @param input which rows are read
 * @param wishes what of the input is nobody's wish
 * @param model the folder of the model
 * @param evaluation which experiments are made with which methods
 * @param output what is written
 * @param run how the work is done
 */
public record EvaluateSettings(
    InputSettings input,
    SampleWishes wishes,
    String model,
    ExperimentSettings evaluation,
    OutputSettings output,
    RunSettings run) {

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static EvaluateSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    EvaluateSettings settings =
        new EvaluateSettings(
            InputSettings.ofUnsliced(reader),
            SampleWishes.of(reader),
            reader.requiredPath("model"),
            ExperimentSettings.of(reader),
            OutputSettings.inFolders(reader),
            RunSettings.of(reader));
    reader.refuseUnknownKeys();
    return settings;
  }

  /** The same settings with what holds of those of the input. */
  public EvaluateSettings withInput(InputSettings other) {
    return new EvaluateSettings(other, wishes, model, evaluation, output, run);
  }
}
