package io.github.relevista.engine.scalar;

import io.github.relevista.engine.network.RightMatrix;

/** A product row by row, by a matrix that is taken anew. */
final class PlainRight implements RightMatrix {
  /** [rows, columns]. */
  private float[] matrix = new float[0];

  private int rows;
  private int columns;

  private void begin(int newRows, int newColumns) {
    rows = newRows;
    columns = newColumns;
    int size = Math.multiplyExact(rows, columns);
    if (matrix.length < size) {
      matrix = new float[size + size / 4];
    }
  }

  @Override
  public void take(float[] values, int offset, int stride, int newRows, int newColumns) {
    begin(newRows, newColumns);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, offset + row * stride, matrix, row * columns, columns);
    }
  }

  @Override
  public void takeTransposed(float[] values, int offset, int stride, int newRows, int newColumns) {
    begin(newRows, newColumns);
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        matrix[row * columns + column] = values[offset + column * stride + row];
      }
    }
  }

  @Override
  public int stride() {
    return columns;
  }

  @Override
  public void multiply(float[] out, float[] left, int leftOffset, int leftStride, int count) {
    PlainProduct.multiply(out, left, leftOffset, leftStride, count, matrix, rows, columns);
  }
}
