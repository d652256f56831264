package io.github.relevista.model;

import io.github.relevista.tensor.FloatMatrix;

/**
 * A convolution over steps, with stride 1: y_t,f = activation(Σ_w Σ_c weights_f,wc · x_t+w−before,c
 * + bias_f), where steps beyond the ends of the sequence are zero.
 *
 * @param weights [filters, window · channels]: of a filter the channels of the window's first step,
 *     then those of its second, and so on
 * @param bias [filters], or empty where the layer has none
 * @param window number of steps that a filter sees, at least 1
 * @param border what happens at the ends of a sequence
 * @param activation of every sum
 */
public record ConvolutionLayer(
    FloatMatrix weights, float[] bias, int window, Border border, Activation activation)
    implements SequenceLayer {
  /** What happens at the ends of a sequence. */
  public enum Border {
    /** Windows lie within the sequence, which gets shorter by window − 1 steps. */
    VALID("valid"),
    /** Zeros at both ends, of window − 1 the smaller half in front: as many steps as before. */
    SAME("same"),
    /** All window − 1 zeros in front: a window sees no step behind its own. */
    CAUSAL("causal");

    private final String wireName;

    Border(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations, ids and messages. */
    public String wireName() {
      return wireName;
    }
  }

  /**
   * @throws IllegalArgumentException if the shapes do not belong together
   */
  public ConvolutionLayer {
    if (window < 1 || weights.rows() == 0 || weights.columns() % window != 0) {
      throw new IllegalArgumentException(
          "a convolution with a window of %d has weights of [filters, %d · channels], was given %d x %d"
              .formatted(window, window, weights.rows(), weights.columns()));
    }
    if (bias.length != 0 && bias.length != weights.rows()) {
      throw new IllegalArgumentException(
          "a convolution of %d filters has a bias of as many values or none, was given %d"
              .formatted(weights.rows(), bias.length));
    }
  }

  /** The bias of a filter; 0 where the layer has none. */
  public float bias(int filter) {
    return bias.length == 0 ? 0f : bias[filter];
  }

  /** Number of filters. */
  public int filters() {
    return weights.rows();
  }

  /** Size of the vectors that it reads. */
  public int channels() {
    return weights.columns() / window;
  }

  /** Number of zero steps in front of a sequence. */
  public int before() {
    return switch (border) {
      case VALID -> 0;
      case SAME -> (window - 1) / 2;
      case CAUSAL -> window - 1;
    };
  }

  @Override
  public String name() {
    return "convolution";
  }

  @Override
  public int outputSize(int inputSize) {
    if (inputSize != channels()) {
      throw new IllegalArgumentException(
          "reads vectors of %d, is given vectors of %d".formatted(channels(), inputSize));
    }
    return filters();
  }

  @Override
  public int steps(int inputSteps) {
    return border == Border.VALID ? Math.max(0, inputSteps - window + 1) : inputSteps;
  }
}
