package io.github.relevista.keras;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The layers of a model as JSON describes them, of a {@code Sequential} or a functional model. A
 * layer may be such a model itself: {@link #flat} puts its layers in its place.
 *
 * @param layers in the order of the file; each says what it reads
 * @param inputs the names of the layers that read what the model reads
 * @param outputs what the model gives
 */
record Architecture(
    List<LayerConfig> layers, List<String> inputs, List<LayerConfig.Input> outputs) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final int MOST_NESTED = 8;

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
    if (!isModel(kind)) {
      throw new KerasException(
          kind.isEmpty()
              ? "holds no architecture of a model"
              : "is a model of the class %s; Sequential and functional models can be read",
          kind);
    }
    Architecture architecture = model(kind, node.path("config"), 0);
    if (architecture.outputs.size() != 1) {
      throw new KerasException(
          "has %d outputs; models of one can be run", architecture.outputs.size());
    }
    return architecture;
  }

  private static boolean isModel(String kind) {
    return kind.equals("Sequential") || FUNCTIONAL.contains(kind);
  }

  /** The architecture of a model, by its class and what it was made with. */
  private static Architecture model(String kind, JsonNode config, int depth) {
    if (depth > MOST_NESTED) {
      throw new KerasException("nests more than %d models in each other", MOST_NESTED);
    }
    if (FUNCTIONAL.contains(kind)) {
      return new Architecture(
          layers(config.path("layers"), depth),
          ends(config.path("input_layers")).stream().map(LayerConfig.Input::layer).toList(),
          ends(config.path("output_layers")));
    }
    List<LayerConfig> layers = new ArrayList<>();
    for (LayerConfig layer : layers(config.isArray() ? config : config.path("layers"), depth)) {
      // Each reads the one before it.
      layers.add(
          layer.reading(
              layers.isEmpty()
                  ? List.of()
                  : List.of(new LayerConfig.Input(layers.get(layers.size() - 1).name(), 0))));
    }
    return new Architecture(
        layers,
        List.of(layers.get(0).name()),
        List.of(new LayerConfig.Input(layers.get(layers.size() - 1).name(), 0)));
  }

  /**
   * The same with the layers of nested models in the place of these, called {@code model/layer}.
   */
  Architecture flat() {
    if (layers.stream().allMatch(layer -> layer.model().isEmpty())) {
      return this;
    }
    Map<String, Architecture> nested = new LinkedHashMap<>();
    layers.forEach(layer -> layer.model().ifPresent(m -> nested.put(layer.name(), m.flat())));
    List<LayerConfig> flat = new ArrayList<>();
    for (LayerConfig layer : layers) {
      List<LayerConfig.Input> read =
          layer.inputs().stream().map(input -> resolved(nested, input)).toList();
      Architecture model = nested.get(layer.name());
      if (model == null) {
        flat.add(layer.reading(read));
        continue;
      }
      if (model.inputs.size() != 1) {
        throw layer.refused("is a model of %d inputs; one can be run", model.inputs.size());
      }
      for (LayerConfig inner : model.layers) {
        List<LayerConfig.Input> own =
            inner.inputs().stream().map(input -> input.in(layer.name())).toList();
        flat.add(inner.in(layer.name()).reading(model.inputs.contains(inner.name()) ? read : own));
      }
    }
    return new Architecture(
        List.copyOf(flat),
        inputs.stream()
            .map(
                name ->
                    nested.containsKey(name) ? name + "/" + nested.get(name).inputs.get(0) : name)
            .toList(),
        outputs.stream().map(output -> resolved(nested, output)).toList());
  }

  /** The output of a layer within a model, where a layer reads the model. */
  private static LayerConfig.Input resolved(
      Map<String, Architecture> nested, LayerConfig.Input input) {
    Architecture model = nested.get(input.layer());
    if (model == null) {
      return input;
    }
    if (input.tensor() < 0 || input.tensor() >= model.outputs.size()) {
      throw new KerasException("has no output %d of '%s'", input.tensor(), input.layer());
    }
    return model.outputs.get(input.tensor()).in(input.layer());
  }

  /** The name of the layer that gives the scores. */
  LayerConfig.Input output() {
    return outputs.get(0);
  }

  private static JsonNode parsed(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new KerasException(
          "its architecture is no JSON: %s", e.getOriginalMessage().replaceAll("\\s+", " "));
    }
  }

  /** [name, node, tensor], or a list of such. */
  private static List<LayerConfig.Input> ends(JsonNode ends) {
    List<LayerConfig.Input> found = new ArrayList<>();
    collect(ends.path(0).isTextual() ? MAPPER.createArrayNode().add(ends) : ends, found, 0);
    return List.copyOf(found);
  }

  private static List<LayerConfig> layers(JsonNode array, int depth) {
    List<LayerConfig> layers = new ArrayList<>();
    array.forEach(layer -> layers.add(layer(layer, depth)));
    if (layers.isEmpty()) {
      throw new KerasException("holds an architecture without layers");
    }
    return layers;
  }

  /** A layer by itself, as a wrapper holds one. */
  static LayerConfig layer(JsonNode layer) {
    return layer(layer, MOST_NESTED);
  }

  private static LayerConfig layer(JsonNode layer, int depth) {
    JsonNode config = layer.path("config");
    String name = layer.path("name").asText(config.path("name").asText(""));
    List<LayerConfig.Input> inputs = new ArrayList<>();
    JsonNode nodes = layer.path("inbound_nodes");
    if (nodes.size() > 1) {
      throw new KerasException("layer '%s' is used more than once", name);
    }
    collect(nodes, inputs, 0);
    String kind = layer.path("class_name").asText("");
    return new LayerConfig(
        kind,
        name,
        config,
        nodes,
        inputs,
        isModel(kind) ? Optional.of(model(kind, config, depth + 1)) : Optional.empty());
  }

  /** Finds what a layer reads: of Keras 2 [name, node, tensor, …], of Keras 3 a keras_history. */
  private static void collect(JsonNode node, List<LayerConfig.Input> inputs, int depth) {
    if (depth > 12) {
      throw new KerasException("its architecture is nested too deeply");
    }
    if (node.isArray() && node.size() >= 3 && node.get(0).isTextual() && node.get(1).isInt()) {
      inputs.add(new LayerConfig.Input(node.get(0).textValue(), node.get(2).asInt()));
      // What it is called with besides may be outputs of layers too.
      collect(node.path(3), inputs, depth + 1);
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
