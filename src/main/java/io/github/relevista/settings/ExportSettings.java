package io.github.relevista.settings;

import io.github.relevista.modelio.WeightsFormat;
import java.util.List;

/**
 * Everything that {@code export} can be told.
 *
 * @param to what is written
 * @param model the folder of the model
 * @param output the file of the weights
 */
public record ExportSettings(WeightsFormat to, String model, String output) {
  private static final List<WeightsFormat> WRITTEN =
      List.of(WeightsFormat.TORCH, WeightsFormat.NPZ);

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static ExportSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    ExportSettings settings =
        new ExportSettings(
            reader.choice("to", WRITTEN, WeightsFormat::wireName, WeightsFormat.TORCH),
            reader.requiredPath("model"),
            reader.requiredPath("out"));
    reader.refuseUnknownKeys();
    return settings;
  }
}
