package io.github.relevista.model;

/**
 * An activation by itself: y_j = activation(x_j).
 *
 * @param activation the function
 */
public record ActivationLayer(Activation activation) implements VectorLayer {
  @Override
  public String name() {
    return "activation";
  }

  @Override
  public int outputSize(int inputSize) {
    return inputSize;
  }
}
