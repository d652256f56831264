package io.github.relevista.settings;

/**
 * Everything that {@code explain} can be told.
 *
 * @param input which rows are read
 * @param wishes what of the input is nobody's wish
 * @param model the folder of the model
 * @param method how predictions are explained
 * @param output what is written
 * @param gates when it is good enough, beside its rejects
 * @param run how the work is done
 */
public record ExplainSettings(
    InputSettings input,
    SampleWishes wishes,
    String model,
    MethodSettings method,
    OutputSettings output,
    GateSettings gates,
    RunSettings run) {

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static ExplainSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    ExplainSettings settings =
        new ExplainSettings(
            InputSettings.of(reader),
            SampleWishes.of(reader),
            reader.requiredPath("model"),
            MethodSettings.of(reader),
            OutputSettings.of(reader),
            GateSettings.of(reader),
            RunSettings.of(reader));
    reader.refuseUnknownKeys();
    return settings;
  }

  /** The same settings with what holds of those of the input. */
  public ExplainSettings withInput(InputSettings other) {
    return new ExplainSettings(other, wishes, model, method, output, gates, run);
  }
}
