package io.github.relevista.model;

import java.io.Serializable;
import java.util.List;

/** What a model reads of the sequence that its layers give: one vector, which its head gets. */
public sealed interface SequenceReading extends Serializable
    permits StepReading, LayerReading, AttentionReading, FlatReading, ConcatReading {
  /** The name in configurations, ids and messages. */
  String wireName();

  /**
   * Size of the vector.
   *
   * @param layers the layers of the model, which fit together
   * @param lastSize size of the vectors that the last of them gives
   * @throws IllegalArgumentException if the layers do not give what is read
   */
  int size(List<SequenceLayer> layers, int lastSize);

  /** Number of steps that every sequence must have to be read so; 0 where any number is read. */
  default int fixedSteps() {
    return 0;
  }
}
