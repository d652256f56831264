package io.github.relevista.model;

/**
 * A layer from a vector to a vector: in the head of a model, or at every step of a sequence by
 * itself.
 */
public sealed interface VectorLayer extends SequenceLayer permits DenseLayer, ActivationLayer {
  @Override
  default int steps(int inputSteps) {
    return inputSteps;
  }
}
