package io.github.relevista.model;

import io.github.relevista.ids.IdHash;
import io.github.relevista.tensor.FloatMatrix;
import java.util.List;

/**
 * The hash that tells a model from every other that could give another figure: of its architecture,
 * classes, vocabulary and weights, and of the rules by which it makes words of texts.
 */
final class ModelId {
  private final IdHash hash = new IdHash("model");

  private ModelId() {}

  static String of(SentimentModel model) {
    ModelId id = new ModelId();
    boolean oneLayer = model.isOneLayer();
    // A cell's name or, where there are more layers than its own, what no cell is called.
    id.hash.add(oneLayer ? model.cell().wireName() : "layers");
    id.add(model.classes());
    model.text().addTo(id.hash);
    id.hash.add(model.vocabulary().term(model.vocabulary().unknownId()));
    id.hash.add(model.vocabulary().size());
    model.vocabulary().terms().forEach(id.hash::add);
    id.add(model.embedding());
    if (oneLayer) {
      id.addDirections(model.recurrentLayers().get(0));
    } else {
      id.addAll(model.layers());
      id.add(model.reading());
      id.addAll(model.head());
    }
    id.add(model.output().weights());
    id.hash.add(model.output().bias());
    if (!model.sequences().equals(SequenceRules.NONE)) {
      id.add(model.sequences());
    }
    return id.hash.id();
  }

  private void addAll(List<? extends SequenceLayer> layers) {
    hash.add(layers.size());
    layers.forEach(this::add);
  }

  private void add(SequenceLayer layer) {
    hash.add(layer.name());
    if (layer instanceof RecurrentLayer recurrent) {
      hash.add(recurrent.cell().wireName());
      hash.add(recurrent.gates().wireName());
      hash.add(recurrent.states().wireName());
      hash.add(recurrent.order().wireName());
      hash.add(recurrent.merge().wireName());
      addDirections(recurrent);
    } else if (layer instanceof ConvolutionLayer convolution) {
      add(convolution.weights());
      hash.add(convolution.bias());
      hash.add(convolution.window());
      hash.add(convolution.border().wireName());
      add(convolution.activation());
    } else if (layer instanceof MaxPoolingLayer pooling) {
      hash.add(pooling.window());
      hash.add(pooling.stride());
    } else if (layer instanceof SelfAttentionLayer attention) {
      hash.add(attention.kind().wireName());
      hash.add(attention.heads());
      add(attention.query());
      add(attention.key());
      add(attention.value());
      add(attention.output());
      hash.add(attention.scale());
    } else if (layer instanceof DenseLayer dense) {
      add(dense.weights());
      hash.add(dense.bias());
      add(dense.activation());
    } else {
      add(((ActivationLayer) layer).activation());
    }
  }

  private void add(SelfAttentionLayer.Projection projection) {
    add(projection.weights());
    hash.add(projection.bias());
  }

  private void addDirections(RecurrentLayer layer) {
    hash.add(layer.directions().size());
    for (DirectionWeights direction : layer.directions()) {
      for (Gate gate : layer.cell().gates()) {
        add(gate, direction.gate(gate));
      }
    }
  }

  private void add(SequenceReading reading) {
    hash.add(reading.wireName());
    if (reading instanceof ConcatReading concat) {
      hash.add(concat.parts().size());
      concat.parts().forEach(this::add);
    } else if (reading instanceof FlatReading flat) {
      hash.add(flat.steps());
    } else if (reading instanceof AttentionReading attention) {
      hash.add(attention.kind().wireName());
      add(attention.projection());
      hash.add(attention.projectionBias());
      hash.add(attention.query());
      if (attention.addsFinalStates()) {
        hash.add("final states added");
        add(attention.statesProjection());
      }
      if (attention.stepBias().length > 0) {
        hash.add(attention.stepBias());
      }
    }
  }

  private void add(Activation activation) {
    hash.add(activation.kind().wireName());
    hash.add(new float[] {activation.slope()});
  }

  private void add(SequenceRules sequences) {
    hash.add(sequences.padding().wireName());
    hash.add(sequences.paddedLength());
    hash.add(sequences.paddingId());
    hash.add(sequences.pads() == SequenceRules.Pads.MASKED ? "masked" : "read");
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
