package io.github.relevista.model;

import java.io.Serializable;

/**
 * A layer from a sequence of vectors to a sequence of vectors. A model's first reads the embeddings
 * of the words, each of the others what the one before it gives.
 */
public sealed interface SequenceLayer extends Serializable
    permits RecurrentLayer, ConvolutionLayer, MaxPoolingLayer, SelfAttentionLayer, VectorLayer {
  /** What the layer is, in configurations and messages, such as {@code lstm} or {@code dense}. */
  String name();

  /**
   * Size of the vectors that it gives.
   *
   * @param inputSize size of the vectors that it is given
   * @throws IllegalArgumentException if it reads vectors of another size
   */
  int outputSize(int inputSize);

  /** Number of steps of the sequence that it makes of one of so many steps. */
  int steps(int inputSteps);
}
