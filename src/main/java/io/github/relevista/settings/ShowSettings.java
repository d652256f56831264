package io.github.relevista.settings;

import java.util.Optional;

/**
 * Everything that {@code show} can be told.
 *
 * @param model the folder of the model
 * @param target the class to explain, where it is not the predicted one
 * @param method how the prediction is explained; its targets are not looked at
 */
public record ShowSettings(String model, Optional<String> target, MethodSettings method) {

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static ShowSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    ShowSettings settings =
        new ShowSettings(
            reader.requiredPath("model"), reader.text("target"), MethodSettings.ofOneText(reader));
    reader.refuseUnknownKeys();
    return settings;
  }
}
