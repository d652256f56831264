package io.github.relevista.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The layers of a model as JSON describes them, of a {@code Sequential} or a functional model.
 *
 * @param layers in the order of the file
 * @param output the name of the last one
 */
record Architecture(List<LayerConfig> layers, String output) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final Set<String> FUNCTIONAL = Set.of("Functional", "Model");

  /**
   * Reads an architecture, also one that stands as {@code model} in a JSON object beside other
   * things, and one that was encoded twice.
   *
   * @throws KerasException if there is none
   */
  static Architecture read(String json) {
    JsonNode node = parsed(json);
    for (int depth = 0; depth < 4 && !node.has("class_name"); depth++) {
      if (node.isTextual()) {
        node = parsed(node.textValue());
      } else if (node.has("model")) {
        node = node.get("model");
      } else if (node.has("model_config")) {
        node = node.get("model_config");
      }
    }
    String kind = node.path("class_name").asText("");
    JsonNode config = node.path("config");
    if (kind.equals("Sequential")) {
      List<LayerConfig> layers = layers(config.isArray() ? config : config.path("layers"));
      return new Architecture(layers, layers.get(layers.size() - 1).name());
    }
    if (!FUNCTIONAL.contains(kind)) {
      throw new KerasException(
          kind.isEmpty()
              ? "holds no architecture of a model"
              : "is a model of the class %s; Sequential and functional models can be read",
          kind);
    }
    return new Architecture(layers(config.path("layers")), output(config.path("output_layers")));
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new KerasException(
          "its architecture is no JSON: %s", e.getOriginalMessage().replaceAll("\\s+", " "));
    }
  }

  private static String output(JsonNode outputs) {
    JsonNode first = outputs.path(0).isArray() ? outputs.path(0) : outputs;
    if (outputs.path(0).isArray() && outputs.size() != 1) {
      throw new KerasException("has %d outputs; models of one can be run", outputs.size());
    }
    return first.path(0).asText("");
  }

  private static List<LayerConfig> layers(JsonNode array) {
    List<LayerConfig> layers = new ArrayList<>();
    array.forEach(layer -> layers.add(layer(layer)));
    if (layers.isEmpty()) {
      throw new KerasException("holds an architecture without layers");
    }
    return layers;
  }

  static LayerConfig layer(JsonNode layer) {
    JsonNode config = layer.path("config");
    String name = layer.path("name").asText(config.path("name").asText(""));
    List<LayerConfig.Input> inputs = new ArrayList<>();
    JsonNode nodes = layer.path("inbound_nodes");
    if (nodes.size() > 1) {
      throw new KerasException("layer '%s' is used more than once", name);
    }
    collect(nodes, inputs, 0);
    return new LayerConfig(layer.path("class_name").asText(""), name, config, inputs);
  }

  /** Finds what a layer reads: of Keras 2 [name, node, tensor, …], of Keras 3 a keras_history. */
  private static void collect(JsonNode node, List<LayerConfig.Input> inputs, int depth) {
    if (depth > 12) {
      throw new KerasException("its architecture is nested too deeply");
    }
    if (node.isArray() && node.size() >= 3 && node.get(0).isTextual() && node.get(1).isInt()) {
      inputs.add(new LayerConfig.Input(node.get(0).textValue(), node.get(2).asInt()));
    } else if (node.isContainerNode()) {
      node.forEach(part -> collect(part, inputs, depth + 1));
    }
  }

  /** The layers by name. */
  Map<String, LayerConfig> byName() {
    Map<String, LayerConfig> byName = new LinkedHashMap<>();
    for (LayerConfig layer : layers) {
      if (byName.put(layer.name(), layer) != null) {
        throw new KerasException("has two layers of the name '%s'", layer.name());
      }
    }
    return byName;
  }
}
