package io.github.relevista.engine.simd;

/** Is shown every step of a {@link BackwardPass} while its signals are at hand. */
@FunctionalInterface
interface SignalReader {
  /** Reads nothing. */
  SignalReader NONE = (signals, stride, toInput, shares, order, step) -> {};

  /**
   * Reads the signals of a step as what was read there receives them.
   *
   * @param signals [lines, stride]: those of a line are the first rows of toInput
   * @param toInput from a line's signals to what was read
   * @param shares what each dimension of it receives beside: [lines]
   * @param order 0 where steps are read forward, 1 where backward
   */
  void read(float[] signals, int stride, PackedMatrix toInput, float[] shares, int order, int step);
}
