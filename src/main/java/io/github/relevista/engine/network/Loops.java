package io.github.relevista.engine.network;

import io.github.relevista.engine.EpsilonRule;

/** The loops of this package, over contiguous memory, so that a JIT compiler vectorises them. */
final class Loops {
  private static final int FOUR = 4;

  private Loops() {}

  /** A buffer that holds so many rows; what a grown one held is lost. */
  static float[] grown(float[] buffer, int rows, int width) {
    long length = (long) rows * width;
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a batch with %d rows of %d values is too large for one buffer: make batches smaller"
              .formatted(rows, width));
    }
    return buffer.length >= length
        ? buffer
        : new float[(int) Math.min(Integer.MAX_VALUE - 8L, length + length / 4)];
  }

  /**
   * out[0 … width) += Σ_k vector[k] · matrix[k, :], one chain of fused multiply-adds an element, in
   * the order of k.
   *
   * @param out [width] from outOffset
   * @param matrix [rows, width]
   * @param vector [rows] from vectorOffset
   */
  static void addWeightedRows(
      float[] out, int outOffset, float[] matrix, int rows, int width, float[] vector, int from) {
    int row = 0;
    for (; row + FOUR <= rows; row += FOUR) {
      addFourWeightedRows(out, outOffset, matrix, row * width, width, vector, from + row);
    }
    for (; row < rows; row++) {
      addWeighted(out, outOffset, matrix, row * width, width, vector[from + row]);
    }
  }

  /** Four rows at once: sums are loaded and stored once for all of them. */
  private static void addFourWeightedRows(
      float[] out, int outOffset, float[] matrix, int offset, int width, float[] vector, int from) {
    float first = vector[from];
    float second = vector[from + 1];
    float third = vector[from + 2];
    float fourth = vector[from + 3];
    int next = offset + width;
    int afterNext = next + width;
    int last = afterNext + width;
    for (int j = 0; j < width; j++) {
      float sum = Math.fma(first, matrix[offset + j], out[outOffset + j]);
      sum = Math.fma(second, matrix[next + j], sum);
      sum = Math.fma(third, matrix[afterNext + j], sum);
      out[outOffset + j] = Math.fma(fourth, matrix[last + j], sum);
    }
  }

  /** out[width] += factor · values[width]. */
  static void addWeighted(
      float[] out, int outOffset, float[] values, int offset, int width, float factor) {
    for (int j = 0; j < width; j++) {
      out[outOffset + j] = Math.fma(factor, values[offset + j], out[outOffset + j]);
    }
  }

  /** out[width] += values[width]. */
  static void add(float[] out, int outOffset, float[] values, int offset, int width) {
    for (int j = 0; j < width; j++) {
      out[outOffset + j] += values[offset + j];
    }
  }

  /** Σ a · b, one chain in the order of j. */
  static float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    float sum = 0;
    for (int j = 0; j < length; j++) {
      sum = Math.fma(a[aOffset + j], b[bOffset + j], sum);
    }
    return sum;
  }

  /** ε sign(z), where the sign of zero is +1. */
  static float stabiliser(float z, EpsilonRule rule) {
    return z >= 0 ? rule.epsilon() : -rule.epsilon();
  }
}
