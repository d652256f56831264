package io.github.relevista.engine.simd;

/** What each step of a batch feeds into the gates of a layer's directions, without bias. */
interface StepInputs {
  /**
   * Makes the rows of a step ready: {@link #place} tells where they lie until this is called again.
   * Forward, all steps of a direction are moved to in their order, one direction after the other.
   *
   * @param order 0 where steps are read forward, 1 where backward
   */
  void moveTo(int direction, int order, BatchPlan plan, int step);

  /** The rows that a direction reads, each where {@link #place} says. */
  float[] values(int direction);

  /**
   * Where a row of the step begins.
   *
   * @param row of the batch
   * @param token that it reads
   * @param width of what lies there
   */
  int place(int row, int token, int width);
}
