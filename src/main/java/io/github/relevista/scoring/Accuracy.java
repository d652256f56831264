package io.github.relevista.scoring;

/** The share of predictions that are right. */
public final class Accuracy {
  private long examples;
  private long right;

  void add(boolean isRight) {
    examples++;
    if (isRight) {
      right++;
    }
  }

  /** Number of predictions. */
  public long examples() {
    return examples;
  }

  /** right / examples, in [0, 1]; NaN where there is no prediction. */
  public double value() {
    return (double) right / examples;
  }
}
