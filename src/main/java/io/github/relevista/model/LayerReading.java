package io.github.relevista.model;

import java.util.List;

/**
 * What is read of a recurrent layer that others stand upon, beside what is read of the last layer:
 * of the states that attention weighs, say.
 *
 * @param reading one of the readings of one layer's steps or final states
 * @param layer the place of the layer among all, from 0
 */
public record LayerReading(StepReading reading, int layer) implements SequenceReading {
  /**
   * @throws IllegalArgumentException if the reading is of all layers, or the place below 0
   */
  public LayerReading {
    if (reading == StepReading.ALL_LAYERS || layer < 0) {
      throw new IllegalArgumentException(
          "reading %s cannot be of layer %d alone".formatted(reading.wireName(), layer));
    }
  }

  @Override
  public String wireName() {
    return "%s of layer %d".formatted(reading.wireName(), layer);
  }

  /** The layers up to the one that is read. */
  public <T> List<T> upTo(List<T> layers) {
    return layers.subList(0, layer + 1);
  }

  @Override
  public int size(List<SequenceLayer> layers, int lastSize) {
    if (layer >= layers.size() || !(layers.get(layer) instanceof RecurrentLayer recurrent)) {
      throw new IllegalArgumentException(
          "reading %s needs a recurrent layer there, the layers are %s"
              .formatted(wireName(), layers.stream().map(SequenceLayer::name).toList()));
    }
    return reading.size(upTo(layers), recurrent.outputSize());
  }
}
