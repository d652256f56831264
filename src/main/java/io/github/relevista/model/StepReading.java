package io.github.relevista.model;

import java.util.List;

/** The readings that have no weights. Of a sequence without steps each of them is zero. */
public enum StepReading implements SequenceReading {
  /**
   * The final state of each direction of the last recurrent layer: the forward direction's at the
   * last step, the backward direction's at the first.
   */
  LAST("last"),
  /** What the last layer gives at the last step: of a backward direction its first state. */
  POSITION("position"),
  /**
   * The final states of all recurrent layers, from the lowest to the highest, of each the forward
   * direction's first.
   */
  ALL_LAYERS("all_layers"),
  /** Of each unit the highest value of all steps. */
  MAX("max"),
  /** Of each unit the mean over all steps. */
  MEAN("mean");

  private final String wireName;

  StepReading(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  @Override
  public int size(List<SequenceLayer> layers, int lastSize) {
    if (this == ALL_LAYERS) {
      return layers.stream()
          .filter(RecurrentLayer.class::isInstance)
          .mapToInt(layer -> ((RecurrentLayer) layer).outputSize())
          .sum();
    }
    SequenceLayer last = layers.get(layers.size() - 1);
    if (this == LAST && !(last instanceof RecurrentLayer)) {
      throw new IllegalArgumentException(
          "reading last takes the final states of a recurrent layer, the last layer is %s; what comes after the states belongs into the head"
              .formatted(last.name()));
    }
    return lastSize;
  }
}
