package io.github.relevista.model;

import java.util.List;

/**
 * The vectors of all steps side by side, the first step's first, so that the dense layer behind it
 * has weights of its own for each step: Keras' {@code Flatten} of a sequence. Every sequence that
 * the model was trained on has the same number of steps, pads and all. A shorter one leaves the
 * rest zero; steps behind that number are not read.
 *
 * @param steps number of steps, at least 1
 */
public record FlatReading(int steps) implements SequenceReading {
  /** The name in configurations, ids and messages. */
  public static final String NAME = "all_steps";

  /**
   * @throws IllegalArgumentException if there are no steps
   */
  public FlatReading {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "reading all_steps reads one step or more, was given " + steps);
    }
  }

  @Override
  public String wireName() {
    return NAME;
  }

  @Override
  public int size(List<SequenceLayer> layers, int lastSize) {
    return Math.multiplyExact(steps, lastSize);
  }

  @Override
  public int fixedSteps() {
    return steps;
  }
}
