package io.github.relevista.engine.simd;

/** Is shown every step of a {@link BackwardPass} while its signals are at hand. */
@FunctionalInterface
interface SignalReader {
  /** Reads nothing. */
  SignalReader NONE = (signals, stride, toEmbedding, shares, direction, step) -> {};

  /**
   * Reads the signals of a step as its words receive them.
   *
   * @param signals [lines, stride]: those of a line are the first rows of toEmbedding
   * @param toEmbedding from a line's signals to the embedding
   * @param shares what each dimension of the embedding receives beside: [lines]
   * @param direction 0 forward, 1 backward
   */
  void read(
      float[] signals,
      int stride,
      PackedMatrix toEmbedding,
      float[] shares,
      int direction,
      int step);
}
