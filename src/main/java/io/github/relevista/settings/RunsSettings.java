package io.github.relevista.settings;

/**
 * Everything that {@code runs} can be told.
 *
 * @param output the folder of the tables
 */
public record RunsSettings(String output) {
  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static RunsSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    RunsSettings settings = new RunsSettings(reader.requiredPath("output"));
    reader.refuseUnknownKeys();
    return settings;
  }

  /**
   * Whether the output lies on a disk of this machine, where no file system of Hadoop is needed.
   */
  public boolean isLocal() {
    return !output.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
  }
}
