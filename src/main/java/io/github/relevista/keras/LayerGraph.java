package io.github.relevista.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The layers of a model, and which of them stands below which.
 *
 * @param byName the layers by their names
 */
record LayerGraph(Map<String, LayerConfig> byName) {
  /**
   * The layer of a name.
   *
   * @throws KerasException if there is none
   */
  LayerConfig find(String name) {
    LayerConfig layer = byName.get(name);
    if (layer == null) {
      throw new KerasException("has no layer '%s', which another one reads", name);
    }
    return layer;
  }

  /**
   * The one layer whose steps a layer reads.
   *
   * @throws KerasException if it reads none, several, or a state
   */
  LayerConfig below(LayerConfig layer) {
    if (layer.inputs().size() != 1) {
      throw layer.refused("does not read one layer");
    }
    LayerConfig.Input input = layer.inputs().get(0);
    if (input.tensor() > 0) {
      throw layer.refused("reads a state of '%s', not its steps", input.layer());
    }
    return find(input.layer());
  }

  /** A layer, or the one below those that do nothing. */
  LayerConfig base(LayerConfig layer) {
    LayerConfig base = layer;
    for (int seen = 0; KerasBuilder.isSkipped(base) && seen < size(); seen++) {
      base = below(base);
    }
    return base;
  }

  /** Whether one layer stands upon another, with a chain between them. */
  boolean isAbove(LayerConfig upper, LayerConfig lower) {
    Optional<LayerConfig> layer = Optional.of(upper);
    for (int seen = 0; seen < size() && layer.isPresent(); seen++) {
      layer = source(layer.get());
      if (layer.isPresent() && layer.get().name().equals(lower.name())) {
        return true;
      }
    }
    return false;
  }

  /** The one layer below a layer of a chain; empty where there is none, or are several. */
  private Optional<LayerConfig> source(LayerConfig layer) {
    if (layer.inputs().size() > 1) {
      return selfAsked(layer);
    }
    return layer.inputs().stream().findFirst().map(input -> find(input.layer()));
  }

  /** The layer whose steps ask each other in a layer of Keras' own attention. */
  Optional<LayerConfig> selfAsked(LayerConfig layer) {
    if (!SelfAttentionReader.isOne(layer)
        || layer.inputs().size() < 2
        || layer.inputs().stream().anyMatch(input -> input.tensor() > 0)) {
      return Optional.empty();
    }
    List<LayerConfig> read =
        layer.inputs().stream().map(input -> base(find(input.layer()))).toList();
    return read.stream().allMatch(one -> one.name().equals(read.get(0).name()))
        ? Optional.of(read.get(0))
        : Optional.empty();
  }

  /** Number of layers: no way down passes more of them, but for a circle. */
  int size() {
    return byName.size();
  }
}
