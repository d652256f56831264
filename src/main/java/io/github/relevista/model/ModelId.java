package io.github.relevista.model;

import io.github.relevista.ids.IdHash;
import io.github.relevista.tensor.FloatMatrix;

/**
 * The hash that tells a model from every other that could give another figure: of its architecture,
 * classes, vocabulary and weights, and of the rules by which it makes words of texts.
 */
final class ModelId {
  private final IdHash hash = new IdHash("model");

  private ModelId() {}

  static String of(SentimentModel model) {
    ModelId id = new ModelId();
    id.hash.add(model.cell().wireName());
    id.add(model.classes());
    model.text().addTo(id.hash);
    id.hash.add(model.vocabulary().term(model.vocabulary().unknownId()));
    id.hash.add(model.vocabulary().size());
    model.vocabulary().terms().forEach(id.hash::add);
    id.add(model.embedding());
    id.hash.add(model.directions().size());
    for (DirectionWeights direction : model.directions()) {
      for (Gate gate : model.cell().gates()) {
        id.add(gate, direction.gate(gate));
      }
    }
    id.add(model.output().weights());
    id.hash.add(model.output().bias());
    return id.hash.id();
  }

  private void add(ClassScale classes) {
    hash.add(classes.size());
    classes.names().forEach(hash::add);
    classes.polarity().forEach(polarity -> hash.add(new float[] {polarity}));
  }

  private void add(Gate gate, GateWeights weights) {
    hash.add(gate.wireName());
    add(weights.input());
    add(weights.recurrent());
    hash.add(weights.inputBias());
    hash.add(weights.recurrentBias());
  }

  private void add(FloatMatrix matrix) {
    hash.add(matrix.rows());
    hash.add(matrix.columns());
    hash.add(matrix.values());
  }
}
