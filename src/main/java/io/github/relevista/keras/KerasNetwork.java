package io.github.relevista.keras;

import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.VectorLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.List;
import java.util.Optional;

/**
 * A network that Keras saved, in this project's layers.
 *
 * @param embedding [ids, embedding]
 * @param layers from the lowest to the highest
 * @param readings what may be read of the sequence, the likeliest first: one, but for attention by
 *     a class whose code is in no file
 * @param head the layers before the output
 * @param output the last layer, linear: its values are the scores, before softmax or sigmoid
 * @param inputLength steps of a sequence, where the model was built for so many
 * @param masked whether id 0 is a pad that the layers skip ({@code mask_zero})
 * @param text how the model itself makes ids of texts, where it does
 */
public record KerasNetwork(
    FloatMatrix embedding,
    List<SequenceLayer> layers,
    List<SequenceReading> readings,
    List<VectorLayer> head,
    DenseLayer output,
    Optional<Integer> inputLength,
    boolean masked,
    Optional<TextLayer> text) {
  /**
   * A {@code TextVectorization} layer.
   *
   * @param terms the term of every id: "" is the pad, "[UNK]" the unknown term
   * @param lowers whether it lowers capitals
   * @param strips whether it strips punctuation
   */
  public record TextLayer(List<String> terms, boolean lowers, boolean strips) {}

  /** Copies the lists. */
  public KerasNetwork {
    layers = List.copyOf(layers);
    readings = List.copyOf(readings);
    head = List.copyOf(head);
  }

  /** What is likeliest read of the sequence. */
  public SequenceReading reading() {
    return readings.get(0);
  }
}
