package io.github.relevista.modelio;

import io.github.relevista.model.ClassScale;
import io.github.relevista.model.DenseLayer;
import io.github.relevista.model.OutputLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.TextRules;
import io.github.relevista.model.VectorLayer;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Vocabulary;
import java.util.List;

/**
 * A network without words and classes: what the files of other programs hold, and all of them
 * become before they become a model.
 *
 * @param embedding [ids, embedding]
 * @param layers from the lowest to the highest
 * @param reading what is read of the sequence
 * @param head the layers before the output
 * @param output the last layer, linear: its values are the scores
 */
record Network(
    FloatMatrix embedding,
    List<SequenceLayer> layers,
    SequenceReading reading,
    List<VectorLayer> head,
    DenseLayer output) {

  /**
   * The model. One score z becomes two, −z/2 and z/2: softmax of them gives the probabilities that
   * the sigmoid of z gives. Halves are exact, unless a weight is subnormal.
   *
   * @throws IllegalArgumentException if the parts do not fit together
   */
  SentimentModel toModel(
      ClassScale classes, TextRules text, SequenceRules sequences, Vocabulary vocabulary) {
    boolean one = output.weights().rows() == 1;
    FloatMatrix weights = output.weights();
    return new SentimentModel(
        classes,
        text,
        sequences,
        vocabulary,
        embedding,
        layers,
        reading,
        head,
        new OutputLayer(
            one
                ? new FloatMatrix(2, weights.columns(), FoundNetwork.halves(weights.values()))
                : weights,
            one ? FoundNetwork.halves(output.bias()) : output.bias()));
  }
}
