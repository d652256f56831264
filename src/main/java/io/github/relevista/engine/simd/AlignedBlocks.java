package io.github.relevista.engine.simd;

/**
 * Blocks of floats in one array, each beginning where a cache line does, so that a vector lies in
 * one line and not in two, which costs the product a tenth of its speed.
 *
 * <p>Nothing in Java says where an array lies. But a collector gives a large object a place of its
 * own that begins with a line and does not move it, and its floats follow 16 bytes later. Where the
 * array is too small for that, the blocks lie anywhere, which costs speed alone.
 */
final class AlignedBlocks {
  /** Floats of a cache line. */
  private static final int LINE = 16;

  /** From the beginning of an object to its floats, counted in floats. */
  private static final int HEADER = 4;

  private final float[] values;
  private int end = LINE - HEADER;

  /**
   * Makes room.
   *
   * @param lengths of the blocks that will be taken, in any order
   */
  AlignedBlocks(long... lengths) {
    values = new float[Math.toIntExact(size(lengths))];
  }

  /** Length of the array that holds blocks of the given lengths. */
  static long size(long... lengths) {
    long size = LINE - HEADER;
    for (long length : lengths) {
      size += roundedUp(length);
    }
    return size;
  }

  private static long roundedUp(long length) {
    return (length + LINE - 1) / LINE * LINE;
  }

  /** The array of all blocks. */
  float[] values() {
    return values;
  }

  /** Takes the next block, and returns where it begins. */
  int take(int length) {
    int start = end;
    end = Math.toIntExact(end + roundedUp(length));
    return start;
  }
}
