package io.github.relevista.engine.simd;

/** Buffers that grow to the largest batch seen; what a grown one held is lost. */
final class Buffers {
  private Buffers() {}

  static float[] grown(float[] buffer, int length) {
    return buffer.length >= length ? buffer : new float[roomFor(length)];
  }

  static int[] grown(int[] buffer, int length) {
    return buffer.length >= length ? buffer : new int[roomFor(length)];
  }

  /** A little more than asked for, so that slowly growing batches do not allocate each time. */
  private static int roomFor(int length) {
    return (int) Math.min(Integer.MAX_VALUE - 8L, length + length / 4L);
  }

  /** rows · columns, where that is a possible length of an array. */
  static int size(int rows, int columns) {
    long size = (long) rows * columns;
    if (size > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a batch with %d rows of %d values is too large for one buffer: make batches smaller"
              .formatted(rows, columns));
    }
    return (int) size;
  }
}
