package io.github.relevista.engine.scalar;

import java.util.Arrays;

/** Buffers that grow to the largest batch seen. */
final class Buffers {
  private Buffers() {}

  static float[] grown(float[] buffer, int length) {
    return buffer.length >= length ? buffer : Arrays.copyOf(buffer, roomFor(length));
  }

  static int[] grown(int[] buffer, int length) {
    return buffer.length >= length ? buffer : Arrays.copyOf(buffer, roomFor(length));
  }

  /** A little more than asked for, so that slowly growing batches do not copy each time. */
  static int roomFor(int length) {
    return (int) Math.min(Integer.MAX_VALUE - 8L, length + length / 4L);
  }
}
