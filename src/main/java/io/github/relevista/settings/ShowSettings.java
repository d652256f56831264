package io.github.relevista.settings;

import io.github.relevista.text.TextUnit;
import java.util.List;
import java.util.Optional;

/**
 * Everything that {@code show} can be told.
 *
 * @param model the folder of the model
 * @param target the class to explain, where it is not the predicted one
 * @param method how the prediction is explained
 * @param unit what of the text is explained by itself
 */
public record ShowSettings(
    String model, Optional<String> target, MethodSettings method, TextUnit unit) {

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static ShowSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    ShowSettings settings =
        new ShowSettings(
            reader.requiredPath("model"),
            reader.text("target"),
            MethodSettings.of(reader),
            reader.choice("unit", List.of(TextUnit.values()), TextUnit::wireName, TextUnit.REVIEW));
    reader.refuseUnknownKeys();
    return settings;
  }
}
