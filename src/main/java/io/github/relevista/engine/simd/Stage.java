package io.github.relevista.engine.simd;

/**
 * A part of a step that runs over all its rows. A step is a list of stages, called one after the
 * other through one place in the code: a JIT compiler then compiles each for itself. A method that
 * held them all would exceed what it inlines, and vectors would become objects.
 */
@FunctionalInterface
interface Stage {
  /** Does its part for the current step of a trace. */
  void run(Trace trace);
}
