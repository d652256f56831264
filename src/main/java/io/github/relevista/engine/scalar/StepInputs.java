package io.github.relevista.engine.scalar;

/** What each token of a batch feeds into the gates of a layer's directions, without bias. */
interface StepInputs {
  /** The row of a token for a direction: [width] from {@link #offset}. */
  float[] row(int direction, int token);

  /** Where the row of a token for a direction begins. */
  int offset(int direction, int token);
}
