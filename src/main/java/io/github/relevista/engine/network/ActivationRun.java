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
    Activations.apply(activation, read, values, rows * outputs);
  }

  @Override
  void back(int row, float[] entering, int offset, int to) {
    int from = row * inputs;
    for (int j = 0; j < inputs; j++) {
      received[to + j] =
          rule != null
              ? entering[offset + j]
              : entering[offset + j]
                  * Activations.slope(activation, read[from + j], values[from + j]);
    }
  }
}
