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
 * @param subject what of them is explained
 * @param output where the result is published
 * @param predictions whether every review's own relevances are written too
 * @param contexts what is kept of the places where words stand
 * @param gates when it is good enough, beside its rejects
 * @param shown which words are shown at the end
 * @param run how the work is done
 */
public record ExplainSettings(
    InputSettings input,
    SampleWishes wishes,
    IncrementSettings increment,
    String model,
    MethodSettings method,
    SubjectSettings subject,
    OutputSettings output,
    boolean predictions,
    ContextSettings contexts,
    GateSettings gates,
    ShownSettings shown,
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
            MethodSettings.ofCorpus(reader),
            SubjectSettings.of(reader),
            OutputSettings.of(reader),
            reader.flag("predictions", false),
            ContextSettings.of(reader),
            GateSettings.of(reader),
            ShownSettings.of(reader),
            RunSettings.of(reader));
    reader.refuseUnknownKeys();
    settings.increment.check(settings.input);
    return settings;
  }

  /** The same settings with what holds of those of the input. */
  public ExplainSettings withInput(InputSettings other) {
    return with(other, output);
  }

  /**
   * The same settings for some files of the input alone.
   *
   * @param files their paths
   * @param date the date that they are filed under
   */
  public ExplainSettings forFiles(List<String> files, LocalDate date) {
    return with(input.withPaths(files), output.withRunDate(date));
  }

  /** The same settings for another date. */
  public ExplainSettings filedUnder(LocalDate date) {
    return with(input, output.withRunDate(date));
  }

  private ExplainSettings with(InputSettings otherInput, OutputSettings otherOutput) {
    return new ExplainSettings(
        otherInput,
        wishes,
        increment,
        model,
        method,
        subject,
        otherOutput,
        predictions,
        contexts,
        gates,
        shown,
        run);
  }
}
