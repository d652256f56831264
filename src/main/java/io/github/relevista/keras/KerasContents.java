package io.github.relevista.keras;

import java.util.List;

/**
 * What a file of Keras holds, as far as its headers tell it.
 *
 * @param kind what the file is
 * @param layers its layers, a class and a name each; none where the file holds weights alone
 * @param items its arrays; none where the file holds an architecture alone
 */
public record KerasContents(String kind, List<String> layers, List<Item> items) {
  /**
   * An array.
   *
   * @param name its path
   * @param shape the size of each dimension
   * @param type of its numbers
   */
  public record Item(String name, List<Long> shape, String type) {}

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
