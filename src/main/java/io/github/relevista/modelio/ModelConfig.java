package io.github.relevista.modelio;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.TextRules;

/**
 * What {@code config.json} of format 1 says of a model of one layer: all that the weights and the
 * vocabulary do not say themselves.
 *
 * @param cell the recurrent cell
 * @param directions 1 or 2
 * @param embeddingSize size of the embedding of a word
 * @param hiddenSize size of the hidden state of one direction
 * @param gateOrder how the weights of the gates are stacked
 * @param classes the classes and their polarity
 * @param outputBias whether the scores have a bias
 * @param unknownTerm the term that stands for those that the vocabulary does not have
 * @param text how a text becomes tokens
 */
record ModelConfig(
    CellKind cell,
    int directions,
    int embeddingSize,
    int hiddenSize,
    GateOrder gateOrder,
    ClassScale classes,
    boolean outputBias,
    String unknownTerm,
    TextRules text) {
  /** Whether a model can be described so: one layer, and texts as they are. */
  static boolean holds(SentimentModel model) {
    return model.isOneLayer()
        && model.sequences().equals(SequenceRules.NONE)
        && model.text().cut() == TextRules.Cut.BACK;
  }

  /** The configuration of a model as this project writes it, gates in torch's order. */
  static ModelConfig of(SentimentModel model) {
    return new ModelConfig(
        model.cell(),
        model.directions().size(),
        model.embeddingSize(),
        model.hiddenSize(),
        GateOrder.ofTorch(model.cell()),
        model.classes(),
        model.output().bias().length > 0,
        model.vocabulary().term(model.vocabulary().unknownId()),
        model.text());
  }

  /** {@code lstm} or {@code gru}: the value of {@code cell} and the beginning of tensor names. */
  String cellName() {
    return cell == CellKind.LSTM ? TensorNames.LSTM : TensorNames.GRU;
  }
}
