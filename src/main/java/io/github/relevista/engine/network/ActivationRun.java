package io.github.relevista.engine.network;

import io.github.relevista.model.Activation;

/** An activation: relevance passes through it, a gradient is multiplied by its derivative. */
final class ActivationRun extends VectorRun {
  private final Activation activation;

  ActivationRun(Activation activation, int size) {
    super(size, size);
    this.activation = activation;
  }

  @Override
  void compute() {
    Activations.apply(activation, read, 0, values, 0, rows * outputs);
  }

  @Override
  void fillReceived(float[] entering, int columns) {
    for (int place = 0; place < rows * columns; place++) {
      int to = place * inputs;
      int from = place / columns * inputs;
      for (int j = 0; j < inputs; j++) {
        received[to + j] =
            rule != null
                ? entering[to + j]
                : entering[to + j]
                    * Activations.slope(activation, read[from + j], values[from + j]);
      }
    }
  }
}
