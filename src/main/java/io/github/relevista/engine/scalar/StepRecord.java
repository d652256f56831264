package io.github.relevista.engine.scalar;

/**
 * Where the parts of a step lie that a way back through all gates reads, counted from where the
 * step's history begins. Every part is [hidden] or, of all gates side by side, [gates · hidden].
 */
final class StepRecord {
  private final int width;
  private final int hidden;

  /**
   * @param width of all gates together
   */
  StepRecord(int width, int hidden) {
    this.width = width;
    this.hidden = hidden;
  }

  /** Floats of a step. */
  int length() {
    return 2 * width + 3 * hidden;
  }

  /** The pre-activations of all gates. */
  int linear() {
    return 0;
  }

  /** The activations of all gates. */
  int activations() {
    return width;
  }

  /** h₋. */
  int formerState() {
    return 2 * width;
  }

  /** c₋ of an LSTM. */
  int formerCell() {
    return 2 * width + hidden;
  }

  /** tanh(c) of an LSTM. */
  int content() {
    return 2 * width + 2 * hidden;
  }

  /** U h₋ + b_hn of a GRU whose reset gate acts on it. */
  int recurrentSignal() {
    return 2 * width + hidden;
  }
}
