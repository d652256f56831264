package io.github.relevista.keras;

import java.util.Map;
import java.util.Optional;

/**
 * The arrays of one layer by what they are: {@code kernel}, {@code recurrent_kernel}, {@code bias},
 * {@code embeddings}, {@code gamma}, {@code beta}, {@code moving_mean}, {@code moving_variance}; of
 * Keras 1 {@code W}, {@code b}, {@code W_i}, …. Those of a layer of two directions begin with
 * {@code forward/} or {@code backward/}.
 *
 * @param layer the layer
 * @param arrays its arrays
 */
record LayerWeights(LayerConfig layer, Map<String, KerasArray> arrays) {
  static final String FORWARD = "forward/";
  static final String BACKWARD = "backward/";

  boolean isEmpty() {
    return arrays.isEmpty();
  }

  Optional<KerasArray> find(String... names) {
    for (String name : names) {
      if (arrays.containsKey(name)) {
        return Optional.of(arrays.get(name));
      }
    }
    return Optional.empty();
  }

  /** The first of some arrays that is there. */
  KerasArray take(String... names) {
    return find(names)
        .orElseThrow(
            () ->
                layer.refused(
                    "has no weights '%s' in the file, which has %s", names[0], arrays.keySet()));
  }

  /** An array of two dimensions. */
  KerasArray matrix(String... names) {
    KerasArray array = take(names);
    if (!array.isMatrix()) {
      throw layer.refused("has '%s' of the shape %s, not of two", names[0], array.shape());
    }
    return array;
  }

  /** An array of a shape. */
  KerasArray vector(int size, String... names) {
    KerasArray array = take(names);
    if (!array.isVector() || array.values().length != size) {
      throw layer.refused("has '%s' of the shape %s, not [%d]", names[0], array.shape(), size);
    }
    return array;
  }

  /** The arrays of one direction of a layer. */
  LayerWeights part(LayerConfig inner, String prefix) {
    Map<String, KerasArray> part = new java.util.LinkedHashMap<>();
    arrays.forEach(
        (name, array) -> {
          if (name.startsWith(prefix)) {
            part.put(name.substring(prefix.length()), array);
          }
        });
    return new LayerWeights(inner, part);
  }
}
