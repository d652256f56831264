package io.github.relevista.settings;

import io.github.relevista.settings.EvaluationSettings.NamedMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that {@code evaluate} can be told.
 *
 * @param input which rows are read
 * @param model the folder of the model
 * @param evaluation which experiments are made with which methods
 * @param output what is written
 * @param run how the work is done
 */
public record EvaluateSettings(
    InputSettings input,
    String model,
    EvaluationSettings evaluation,
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
            reader.required("model"),
            EvaluationSettings.of(reader),
            OutputSettings.ofFigures(reader),
            RunSettings.of(reader));
    reader.refuseUnknownKeys();
    return settings;
  }

  /**
   * The hash of what makes the figures of two evaluations incomparable.
   *
   * @param modelTokenizer the tokenizer that the model names, in lower case
   * @return 16 hexadecimal digits
   */
  public String id(String modelTokenizer) {
    List<Object> keysAndValues = new ArrayList<>(evaluation.keysAndValues());
    for (NamedMethod method : evaluation.methods()) {
      keysAndValues.addAll(List.of(method.name(), method.settings().id(modelTokenizer)));
    }
    keysAndValues.addAll(
        List.of("labelled", input.labelColumn().isPresent(), "labels", input.labels().toString()));
    return SettingsHash.of(keysAndValues.toArray());
  }
}
