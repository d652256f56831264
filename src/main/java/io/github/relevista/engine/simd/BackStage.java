package io.github.relevista.engine.simd;

/**
 * A part of a step of a {@link BackwardPass}, over all its lines. As with {@link Stage}, all are
 * called through one place, so that a JIT compiler compiles each for itself: a step has at least
 * three, since of two a compiler would make one again.
 *
 * @param <P> the way back
 */
@FunctionalInterface
interface BackStage<P extends BackwardPass> {
  /** Does its part for the current step of a way back. */
  void run(P back);
}
