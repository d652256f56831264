package io.github.relevista.modelio;

import io.github.relevista.keras.KerasNetwork;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import java.util.List;
import java.util.Optional;

/** A network of Keras, whose file tells all but how texts are padded. */
record KerasForeign(KerasNetwork found) implements ForeignNetwork {
  @Override
  public int outputs() {
    return found.output().weights().rows();
  }

  @Override
  public CellKind cell(CellKind gruForm) {
    return found.layers().stream()
        .filter(RecurrentLayer.class::isInstance)
        .map(layer -> ((RecurrentLayer) layer).cell())
        .findFirst()
        .orElse(CellKind.LSTM);
  }

  @Override
  public List<SequenceReading> readings() {
    return found.readings();
  }

  @Override
  public boolean tellsAll() {
    return true;
  }

  @Override
  public Optional<Integer> inputLength() {
    return found.inputLength();
  }

  @Override
  public boolean masked() {
    return found.masked();
  }

  @Override
  public List<SequenceLayer> layers(ForeignChoice choice) {
    return found.layers();
  }

  @Override
  public Network network(ForeignChoice choice, List<SequenceLayer> layers) {
    return new Network(found.embedding(), layers, choice.reading(), found.head(), found.output());
  }
}
