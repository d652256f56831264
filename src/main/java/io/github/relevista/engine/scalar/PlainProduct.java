package io.github.relevista.engine.scalar;

import io.github.relevista.engine.network.RowProduct;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;

/**
 * A product row by row.
 *
 * @param matrix [common dimension, elements of a row]
 */
record PlainProduct(FloatMatrix matrix) implements RowProduct {
  @Override
  public int stride() {
    return matrix.columns();
  }

  @Override
  public void multiply(float[] out, float[] left, int leftOffset, int leftStride, int rows) {
    multiply(
        out, left, leftOffset, leftStride, rows, matrix.values(), matrix.rows(), matrix.columns());
  }

  /**
   * out[rows, width] = left[rows, depth] · right.
   *
   * @param left its rows lie leftStride apart, from leftOffset on
   * @param right [depth, width]
   */
  static void multiply(
      float[] out,
      float[] left,
      int leftOffset,
      int leftStride,
      int rows,
      float[] right,
      int depth,
      int width) {
    Arrays.fill(out, 0, rows * width, 0);
    for (int row = 0; row < rows; row++) {
      int from = leftOffset + row * leftStride;
      Kernels.addWeightedRows(out, row * width, right, 0, width, depth, width, left, from);
    }
  }
}
