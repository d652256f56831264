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
  public void multiply(float[] out, float[] left, int rows) {
    int depth = matrix.rows();
    int width = matrix.columns();
    Arrays.fill(out, 0, rows * width, 0);
    for (int row = 0; row < rows; row++) {
      Kernels.addWeightedRows(
          out, row * width, matrix.values(), 0, width, depth, width, left, row * depth);
    }
  }
}
