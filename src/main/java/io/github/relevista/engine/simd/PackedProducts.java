package io.github.relevista.engine.simd;

import io.github.relevista.engine.network.RowProduct;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The matrices of layers that are not recurrent, packed when one is first asked for, once for all
 * workspaces of an engine. A matrix is the same if its values lie in the same array.
 */
final class PackedProducts {
  private final Map<FloatMatrix, RowProduct> forward = new ConcurrentHashMap<>();
  private final Map<FloatMatrix, RowProduct> back = new ConcurrentHashMap<>();

  /** The product of rows x with Wᵀ. */
  @SuppressWarnings("ArgumentSelectionDefectChecker") // transposed
  RowProduct forward(FloatMatrix weights) {
    return forward.computeIfAbsent(
        weights,
        w ->
            new Packed(PackedMatrix.of(w.columns(), w.rows(), (row, column) -> w.at(column, row))));
  }

  /** The product of rows q with W. */
  RowProduct back(FloatMatrix weights) {
    return back.computeIfAbsent(
        weights, w -> new Packed(PackedMatrix.of(w.rows(), w.columns(), w::at)));
  }

  /**
   * @param matrix what rows are multiplied by
   */
  private record Packed(PackedMatrix matrix) implements RowProduct {
    @Override
    public int stride() {
      return matrix.columns();
    }

    @Override
    public void multiply(float[] out, float[] left, int leftOffset, int leftStride, int rows) {
      Product.multiplyMany(out, left, leftOffset, leftStride, rows, matrix);
    }
  }
}
