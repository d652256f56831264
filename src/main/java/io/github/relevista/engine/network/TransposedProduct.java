package io.github.relevista.engine.network;

/**
 * Adds products with the transpose of a block of rows, out += Bᵀ · C: what every step receives of
 * the rows that weigh it.
 */
final class TransposedProduct {
  /** Rows of a product that are computed together. */
  private static final int ROWS = 64;

  /** Bᵀ: [length, count]. */
  private float[] left = new float[0];

  /** C: [count, columns]. */
  private final RightMatrix right;

  private int count;
  private int length;
  private int columns;

  /** Of some rows: [{@link #ROWS}, columns], as far apart as the engine leaves them. */
  private float[] product = new float[0];

  TransposedProduct(EngineLayers engine) {
    right = engine.rightMatrix();
  }

  /**
   * Takes B.
   *
   * @param rows [count, length], from 0 on and stride apart
   */
  void takeLeft(float[] rows, int stride, int count, int length) {
    this.count = count;
    this.length = length;
    left = Loops.grown(left, length, count);
    for (int line = 0; line < count; line++) {
      for (int s = 0; s < length; s++) {
        left[s * count + line] = rows[line * stride + s];
      }
    }
  }

  /**
   * Takes C, of as many rows as B.
   *
   * @param values [count, columns], from offset on and stride apart
   */
  void takeRight(float[] values, int offset, int stride, int columns) {
    this.columns = columns;
    right.take(values, offset, stride, count, columns);
  }

  /**
   * out[length, columns] += Bᵀ · C.
   *
   * @param out its rows lie stride apart, from offset on
   */
  void addTo(float[] out, int offset, int stride) {
    int width = right.stride();
    product = Loops.grown(product, ROWS, width);
    for (int row = 0; row < length; row += ROWS) {
      int rows = Math.min(ROWS, length - row);
      right.multiply(product, left, row * count, count, rows);
      for (int line = 0; line < rows; line++) {
        Loops.add(out, offset + (row + line) * stride, product, line * width, columns);
      }
    }
  }
}
