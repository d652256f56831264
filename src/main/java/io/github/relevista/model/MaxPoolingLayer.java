package io.github.relevista.model;

/**
 * The highest value of each unit in every window of steps: y_t,j = max_w x_t·stride+w,j. Windows
 * lie within the sequence; steps behind the last whole window are not read.
 *
 * @param window number of steps, at least 1
 * @param stride steps from one window to the next, at least 1
 */
public record MaxPoolingLayer(int window, int stride) implements SequenceLayer {
  /**
   * @throws IllegalArgumentException if a number is below 1
   */
  public MaxPoolingLayer {
    if (window < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "max pooling needs a window and a stride >= 1, was given %d and %d"
              .formatted(window, stride));
    }
  }

  @Override
  public String name() {
    return "max_pooling";
  }

  @Override
  public int outputSize(int inputSize) {
    return inputSize;
  }

  @Override
  public int steps(int inputSteps) {
    return inputSteps < window ? 0 : (inputSteps - window) / stride + 1;
  }
}
