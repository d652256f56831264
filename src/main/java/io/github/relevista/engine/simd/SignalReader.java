package io.github.relevista.engine.simd;

/** Is shown every step of a {@link WayBack} while its signals are at hand. */
@FunctionalInterface
interface SignalReader {
  /** Reads nothing. */
  SignalReader NONE = (back, trace, direction, step, plan) -> {};

  /**
   * Reads the signals of a step, before the reset gate of a GRU closes them.
   *
   * @param direction 0 forward, 1 backward
   */
  void read(WayBack back, Trace trace, int direction, int step, BatchPlan plan);
}
