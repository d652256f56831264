package io.github.relevista.settings;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything that {@code explain} can be told.
 *
 * @param input which rows are read
 * @param wishes what of the input is nobody's wish
 * @param increment which files of the input are read
 * @param model the folder of the model
 * @param method how predictions are explained
 * @param output what is written
 * @param contexts what is kept of the places where words stand
 * @param gates when it is good enough, beside its rejects
 * @param run how the work is done
 */
public record ExplainSettings(
    InputSettings input,
    SampleWishes wishes,
    IncrementSettings increment,
    String model,
    MethodSettings method,
    OutputSettings output,
    ContextSettings contexts,
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
            IncrementSettings.of(reader),
            reader.requiredPath("model"),
            MethodSettings.of(reader),
            OutputSettings.of(reader),
            ContextSettings.of(reader),
            GateSettings.of(reader),
            RunSettings.of(reader));
    reader.refuseUnknownKeys();
    settings.increment.check(settings.input);
    return settings;
  }

  /** The same settings with what holds of those of the input. */
  public ExplainSettings withInput(InputSettings other) {
    return new ExplainSettings(
        other, wishes, increment, model, method, output, contexts, gates, run);
  }

  /**
   * The same settings for some files of the input alone.
   *
   * @param files their paths
   * @param date the date that they are filed under
   */
  public ExplainSettings forFiles(List<String> files, LocalDate date) {
    return withInput(input.withPaths(files)).filedUnder(date);
  }

  /** The same settings for another date. */
  public ExplainSettings filedUnder(LocalDate date) {
    return new ExplainSettings(
        input, wishes, increment, model, method, output.withRunDate(date), contexts, gates, run);
  }
}
