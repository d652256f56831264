package io.github.relevista.keras;

/** Configurations of models as Keras saves them. */
final class KerasJson {
  /** An embedding layer of texts of seven words. */
  static final String EMBEDDING =
      "{\"class_name\": \"Embedding\", \"config\": {\"name\": \"e\", \"input_length\": 7}}";

  private KerasJson() {}

  /**
   * A layer.
   *
   * @param config what it says beside its name, in single quotes; may be empty
   */
  static String layer(String kind, String name, String config) {
    return "{\"class_name\": \"%s\", \"config\": {\"name\": \"%s\"%s}}"
        .formatted(kind, name, config.isEmpty() ? "" : ", " + config.replace('\'', '"'));
  }

  /** A model that is a chain of layers. */
  static String sequential(String... layers) {
    return "{\"class_name\": \"Sequential\", \"config\": {\"name\": \"s\", \"layers\": [%s]}}"
        .formatted(String.join(", ", layers));
  }
}
