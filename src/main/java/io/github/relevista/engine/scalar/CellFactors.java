package io.github.relevista.engine.scalar;

/** The factors of one kind of cell, of relevance or of a gradient. */
interface CellFactors {
  /**
   * Keeps what every slot's signal is, and what goes from state to state.
   *
   * @param pass has computed the step
   * @param history what the step keeps, from offset: see {@link StepRecord}
   */
  void keep(Pass pass, float[] history, int offset);

  /** Takes what the signal shares through a reset gate; does nothing where there is none. */
  default void passShares(float[] history, int offset) {}
}
