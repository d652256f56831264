package io.github.relevista.model;

import io.github.relevista.tensor.FloatMatrix;
import java.io.Serializable;

/**
 * The linear layer that gives the scores: score = weights · h + bias, where h is what the head
 * gives or, where there is none, what is read of the sequence: of a model of one layer the forward
 * direction's last state, then the backward direction's.
 *
 * @param weights [classes, size of h]
 * @param bias [classes], or empty where the model has none
 */
public record OutputLayer(FloatMatrix weights, float[] bias) implements Serializable {
  /**
   * @throws IllegalArgumentException if the bias is neither empty nor one a class
   */
  public OutputLayer {
    if (bias.length != 0 && bias.length != weights.rows()) {
      throw new IllegalArgumentException(
          "an output layer of %d classes has a bias of as many values or none, was given %d"
              .formatted(weights.rows(), bias.length));
    }
  }

  /** The bias of a class; 0 where the model has none. */
  public float bias(int classIndex) {
    return bias.length == 0 ? 0f : bias[classIndex];
  }
}
