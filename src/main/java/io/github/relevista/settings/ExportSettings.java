package io.github.relevista.settings;

/**
 * Everything that {@code export} can be told.
 *
 * @param to what is written
 * @param model the folder of the model
 * @param output the file of the weights
 */
public record ExportSettings(Target to, String model, String output) {

  /** What files of weights can be written. */
  public enum Target {
    /** The {@code state_dict} of a torch module, as safetensors. */
    TORCH,
    /** Arrays of numpy, under torch's names. */
    NPZ
  }

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static ExportSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    ExportSettings settings =
        new ExportSettings(
            reader.choice("to", Target.class, Target.TORCH),
            reader.required("model"),
            reader.required("out"));
    reader.refuseUnknownKeys();
    return settings;
  }
}
