package io.github.relevista.model;

import io.github.relevista.tensor.FloatMatrix;
import java.io.Serializable;

/**
 * The weights of one gate: pre-activation = input · x + inputBias + recurrent · h₋ + recurrentBias.
 * The two biases stay apart, since one kind of GRU uses them apart.
 *
 * @param input [hidden, embedding]
 * @param recurrent [hidden, hidden]
 * @param inputBias [hidden]
 * @param recurrentBias [hidden]
 */
public record GateWeights(
    FloatMatrix input, FloatMatrix recurrent, float[] inputBias, float[] recurrentBias)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the shapes do not belong together
   */
  public GateWeights {
    int hidden = input.rows();
    if (recurrent.rows() != hidden
        || recurrent.columns() != hidden
        || inputBias.length != hidden
        || recurrentBias.length != hidden) {
      throw new IllegalArgumentException(
          "a gate of hidden size %d needs recurrent weights of %d x %d and biases of %d, was given %d x %d, %d and %d"
              .formatted(
                  hidden,
                  hidden,
                  hidden,
                  hidden,
                  recurrent.rows(),
                  recurrent.columns(),
                  inputBias.length,
                  recurrentBias.length));
    }
  }

  /** The sum of both biases at a unit, rounded to float. */
  public float bias(int unit) {
    return inputBias[unit] + recurrentBias[unit];
  }
}
