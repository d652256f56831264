package io.github.relevista.keras;

import java.util.Arrays;
import java.util.List;

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

  /**
   * A layer of a functional model.
   *
   * @param config what it says, in single quotes; may be empty
   * @param inputs the names of the layers that it reads
   */
  static String node(String kind, String name, String config, String... inputs) {
    List<String> read = Arrays.stream(inputs).map("[\"%s\", 0, 0, {}]"::formatted).toList();
    return "{\"class_name\": \"%s\", \"name\": \"%s\", \"config\": {%s}, \"inbound_nodes\": %s}"
        .formatted(
            kind,
            name,
            config.replace('\'', '"'),
            read.isEmpty() ? "[]" : "[[" + String.join(", ", read) + "]]");
  }

  /** A functional model that begins with the layer {@code e}. */
  static String functional(String output, String... layers) {
    return ("{\"class_name\": \"Functional\", \"config\": {\"name\": \"f\", \"layers\": [%s],"
            + " \"input_layers\": [[\"e\", 0, 0]], \"output_layers\": [[\"%s\", 0, 0]]}}")
        .formatted(String.join(", ", layers), output);
  }
}
