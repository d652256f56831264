package io.github.relevista.settings;

import java.util.Optional;

/**
 * Everything that {@code import} can be told.
 *
 * @param from what the file of the weights is
 * @param weights the file of the weights
 * @param vocabulary the file of the terms
 * @param map a file that says which tensor is which
 * @param parity a file of sequences with the scores that the model must give
 * @param description what the files do not say of the model
 * @param output the folder of the model
 */
public record ImportSettings(
    Source from,
    String weights,
    String vocabulary,
    Optional<String> map,
    Optional<String> parity,
    DescriptionSettings description,
    String output) {

  /** What files of weights can be. */
  public enum Source {
    /** The {@code state_dict} of a torch module, as safetensors. */
    TORCH,
    /** Arrays of numpy. */
    NPZ,
    /** Arrays of numpy, under the names of the paper's authors. */
    AUTHORS
  }

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static ImportSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    ImportSettings settings =
        new ImportSettings(
            reader.choice("from", Source.class, Source.TORCH),
            reader.required("weights"),
            reader.required("vocab"),
            reader.text("map"),
            reader.text("parity"),
            DescriptionSettings.of(reader),
            reader.required("out"));
    reader.refuseUnknownKeys();
    return settings;
  }
}
