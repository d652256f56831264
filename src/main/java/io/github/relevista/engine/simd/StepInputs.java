package io.github.relevista.engine.simd;

/** What each step of a batch feeds into the gates of a layer's directions, without bias. */
interface StepInputs {
  /** The rows that a direction reads, each where {@link #place} says. */
  float[] values(int direction);

  /**
   * Where the row of a token begins.
   *
   * @param width of a row
   */
  int place(int token, int width);
}
