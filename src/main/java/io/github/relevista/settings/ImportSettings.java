package io.github.relevista.settings;

import io.github.relevista.modelio.WeightsFormat;
import java.util.List;
import java.util.Optional;

/**
 * Everything that {@code import} can be told.
 *
 * @param from what the file of the weights is
 * @param weights the file of the weights
 * @param vocabulary the file of the terms, which only a file of Keras can do without
 * @param architecture the layers of a file of Keras that holds weights alone
 * @param map a file that says which tensor is which
 * @param parity a file of sequences with the scores that the model must give
 * @param description what the files do not say of the model
 * @param output the folder of the model
 */
public record ImportSettings(
    WeightsFormat from,
    String weights,
    Optional<String> vocabulary,
    Optional<String> architecture,
    Optional<String> map,
    Optional<String> parity,
    DescriptionSettings description,
    String output) {

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown, missing, or its value not allowed
   */
  public static ImportSettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    ImportSettings settings =
        new ImportSettings(
            reader.choice(
                "from",
                List.of(WeightsFormat.values()),
                WeightsFormat::wireName,
                WeightsFormat.TORCH),
            reader.requiredPath("weights"),
            reader.path("vocab"),
            reader.path("architecture"),
            reader.path("map"),
            reader.path("parity"),
            DescriptionSettings.of(reader),
            reader.requiredPath("out"));
    reader.refuseUnknownKeys();
    if (settings.from() != WeightsFormat.KERAS) {
      if (settings.vocabulary().isEmpty()) {
        reader.requiredPath("vocab");
      }
      if (settings.architecture().isPresent()) {
        throw new InvalidSettingException(
            "architecture is of from keras, was " + settings.architecture().get());
      }
    }
    return settings;
  }
}
