package io.github.relevista.keras;

import io.github.relevista.tensor.ArrayHeader;
import java.util.List;

/**
 * What a file of Keras holds, as far as its headers tell it.
 *
 * @param kind what the file is
 * @param layers its layers, a class and a name each; none where the file holds weights alone
 * @param items its arrays; none where the file holds an architecture alone
 */
public record KerasContents(String kind, List<String> layers, List<ArrayHeader> items) {
  /** Copies the lists. */
  public KerasContents {
    layers = List.copyOf(layers);
    items = List.copyOf(items);
  }

  /** Of an architecture as JSON. */
  static List<String> layers(Architecture architecture) {
    return architecture.flat().layers().stream()
        .map(layer -> "%s '%s'".formatted(described(layer), layer.name()))
        .toList();
  }

  private static String described(LayerConfig layer) {
    return layer
        .inner("layer")
        .map(inner -> "%s(%s)".formatted(layer.kind(), inner.kind()))
        .orElse(layer.kind());
  }
}
