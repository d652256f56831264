package io.github.relevista.model;

import io.github.relevista.tensor.FloatMatrix;

/**
 * y = activation(weights · x + bias).
 *
 * @param weights [outputs, inputs]
 * @param bias [outputs], or empty where the layer has none
 * @param activation of every sum
 */
public record DenseLayer(FloatMatrix weights, float[] bias, Activation activation)
    implements VectorLayer {
  /**
   * @throws IllegalArgumentException if the layer gives nothing, or the bias is neither empty nor
   *     one a sum
   */
  public DenseLayer {
    if (weights.rows() == 0) {
      throw new IllegalArgumentException("a dense layer gives one value or more, was given 0");
    }
    if (bias.length != 0 && bias.length != weights.rows()) {
      throw new IllegalArgumentException(
          "a dense layer of %d values has a bias of as many or none, was given %d"
              .formatted(weights.rows(), bias.length));
    }
  }

  /** Number of values that it gives. */
  public int outputs() {
    return weights.rows();
  }

  /** The bias of a sum; 0 where the layer has none. */
  public float bias(int output) {
    return bias.length == 0 ? 0f : bias[output];
  }

  @Override
  public String name() {
    return "dense";
  }

  @Override
  public int outputSize(int inputSize) {
    if (inputSize != weights.columns()) {
      throw new IllegalArgumentException(
          "reads vectors of %d, is given vectors of %d".formatted(weights.columns(), inputSize));
    }
    return weights.rows();
  }
}
