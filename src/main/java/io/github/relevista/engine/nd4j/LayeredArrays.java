package io.github.relevista.engine.nd4j;

import io.github.relevista.model.Activation;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.VectorLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * The weights of a model of several layers as arrays; read-only, shared by all threads.
 *
 * @param model the model
 * @param layers those over the sequence: {@link RecurrentStage.Weights}, {@link
 *     SelfAttentionStage.Weights} or {@link DenseStage.Weights}
 * @param head those on the vector that is read, the output last
 */
record LayeredArrays(SentimentModel model, List<Record> layers, List<DenseStage.Weights> head) {
  /**
   * @param model without convolutions and max pooling over windows
   */
  static LayeredArrays of(SentimentModel model) {
    List<DenseStage.Weights> head =
        new ArrayList<>(model.head().stream().map(DenseStage.Weights::of).toList());
    head.add(
        DenseStage.Weights.of(
            new DenseLayer(model.output().weights(), model.output().bias(), Activation.LINEAR)));
    return new LayeredArrays(
        model, model.layers().stream().map(LayeredArrays::layer).toList(), List.copyOf(head));
  }

  private static Record layer(SequenceLayer layer) {
    if (layer instanceof RecurrentLayer recurrent) {
      return RecurrentStage.Weights.of(recurrent);
    }
    return layer instanceof SelfAttentionLayer attention
        ? SelfAttentionStage.Weights.of(attention)
        : DenseStage.Weights.of((VectorLayer) layer);
  }
}
