package io.github.relevista.engine.scalar;

/**
 * The loops that cost the time: plain, over contiguous memory, so that a JIT compiler vectorises
 * them.
 */
final class Kernels {
  private Kernels() {}

  /**
   * out[0 … width) += Σ_k vector[vectorOffset + k] · matrix[k, :], four rows at a time, so that out
   * is loaded and stored once for four products. The order of additions depends on the shape alone.
   *
   * @param out [width] from outOffset
   * @param matrix [rows, width]
   * @param vector [rows] from vectorOffset
   */
  static void addWeightedRows(
      float[] out,
      int outOffset,
      float[] matrix,
      int rows,
      int width,
      float[] vector,
      int vectorOffset) {
    int row = 0;
    for (; row + 4 <= rows; row += 4) {
      addFourRows(
          out,
          outOffset,
          matrix,
          row * width,
          width,
          vector[vectorOffset + row],
          vector[vectorOffset + row + 1],
          vector[vectorOffset + row + 2],
          vector[vectorOffset + row + 3]);
    }
    for (; row < rows; row++) {
      addRow(out, outOffset, matrix, row * width, width, vector[vectorOffset + row]);
    }
  }

  private static void addFourRows(
      float[] out,
      int outOffset,
      float[] matrix,
      int offset,
      int width,
      float first,
      float second,
      float third,
      float fourth) {
    int offset2 = offset + width;
    int offset3 = offset2 + width;
    int offset4 = offset3 + width;
    for (int j = 0; j < width; j++) {
      float sum = Math.fma(first, matrix[offset + j], out[outOffset + j]);
      sum = Math.fma(second, matrix[offset2 + j], sum);
      sum = Math.fma(third, matrix[offset3 + j], sum);
      out[outOffset + j] = Math.fma(fourth, matrix[offset4 + j], sum);
    }
  }

  private static void addRow(
      float[] out, int outOffset, float[] matrix, int offset, int width, float factor) {
    for (int j = 0; j < width; j++) {
      out[outOffset + j] = Math.fma(factor, matrix[offset + j], out[outOffset + j]);
    }
  }

  /** Σ_j a[aOffset + j] · b[bOffset + j] for j in [0, length), in the order of j. */
  static float dot(float[] a, int aOffset, float[] b, int bOffset, int length) {
    float sum = 0;
    for (int j = 0; j < length; j++) {
      sum = Math.fma(a[aOffset + j], b[bOffset + j], sum);
    }
    return sum;
  }
}
