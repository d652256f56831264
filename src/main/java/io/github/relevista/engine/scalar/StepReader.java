package io.github.relevista.engine.scalar;

/** Is shown every step that a {@link WayBack} went through. */
@FunctionalInterface
interface StepReader {
  /**
   * Takes what was read at a position receives.
   *
   * @param direction 0 forward, 1 backward
   * @param position in the sequence
   */
  void read(WayBack way, int direction, int position);
}
