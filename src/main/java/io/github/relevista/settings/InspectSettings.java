package io.github.relevista.settings;

import java.util.Optional;

/**
 * What {@code import --inspect} needs of the configuration of {@code import}.
 *
 * @param architecture the layers of a file of Keras that holds weights alone
 */
public record InspectSettings(Optional<String> architecture) {
  /** Reads the keys that matter; the others are of an import that is not made. */
  public static InspectSettings of(Configuration configuration) {
    return new InspectSettings(new SettingReader(configuration).path("architecture"));
  }
}
