package io.github.relevista.keras;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * A layer as an architecture describes it.
 *
 * @param kind Keras' class, such as {@code LSTM}
 * @param name its own name
 * @param config what it was made with
 * @param call what it was called with: {@code inbound_nodes}
 * @param inputs the outputs of other layers that it reads; none where it reads what the model reads
 * @param model the layers of a layer that is a model itself
 */
record LayerConfig(
    String kind,
    String name,
    JsonNode config,
    JsonNode call,
    List<Input> inputs,
    Optional<Architecture> model) {
  /**
   * An output of a layer.
   *
   * @param layer its name
   * @param tensor which of its outputs, from 0
   */
  record Input(String layer, int tensor) {
    /** The same within a model of a name. */
    Input in(String outer) {
      return new Input(outer + "/" + layer, tensor);
    }
  }

  /** The same layer, which reads something else. */
  LayerConfig reading(List<Input> others) {
    return new LayerConfig(kind, name, config, call, others, model);
  }

  /** The same layer within a model of a name. */
  LayerConfig in(String outer) {
    return new LayerConfig(kind, outer + "/" + name, config, call, inputs, model);
  }

  boolean flag(String key) {
    return config.path(key).asBoolean(false);
  }

  /** A number; another where there is none. */
  double number(String key, double otherwise) {
    return config.path(key).asDouble(otherwise);
  }

  /** A value by the first of some keys that is there: names have changed between releases. */
  Optional<JsonNode> value(String... keys) {
    for (String key : keys) {
      JsonNode value = config.path(key);
      if (!value.isMissingNode() && !value.isNull()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /** The name of an activation, which may be given as an object; another where there is none. */
  String activation(String otherwise, String... keys) {
    return value(keys)
        .map(
            value ->
                value.isTextual()
                    ? value.textValue()
                    : value.path("class_name").asText(value.path("config").asText("an object")))
        .orElse(otherwise);
  }

  /** A layer inside of this one. */
  Optional<LayerConfig> inner(String key) {
    return value(key).filter(JsonNode::isObject).map(Architecture::layer);
  }

  KerasException refused(String problem, Object... values) {
    return new KerasException(
        "layer '%s' (%s) %s", name, kind, values.length == 0 ? problem : problem.formatted(values));
  }
}
