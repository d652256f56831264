package io.github.relevista.settings;

/**
 * Everything that {@code recover} can be told.
 *
 * @param output the folder of the tables
 */
public record RecoverSettings(String output) {
  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static RecoverSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    RecoverSettings settings = new RecoverSettings(reader.requiredPath("output"));
    reader.refuseUnknownKeys();
    return settings;
  }
}
