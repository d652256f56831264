package io.github.relevista.engine.simd;

import io.github.relevista.engine.network.RightMatrix;
import java.util.Arrays;

/** A product by a matrix that is packed for {@link Product} anew each time that it is taken. */
final class PackedRight implements RightMatrix {
  private float[] values = new float[0];

  /** What was taken last; another of the same size lies where it lay. */
  private PackedMatrix packed = new PackedMatrix(0, 0, values, 0);

  private int columns;

  private void begin(int newRows, int newColumns) {
    int width = Lanes.roundedUp(newColumns, Product.BLOCK);
    int size = Math.multiplyExact(newRows, width);
    if (values.length < size) {
      values = new float[size + size / 4];
    }
    if (packed.values() != values || packed.rows() != newRows || packed.columns() != width) {
      packed = new PackedMatrix(newRows, width, values, 0);
    }
    columns = newColumns;
    // The columns behind the last are zero.
    if (width > columns) {
      int block = (width - Product.BLOCK) * newRows;
      Arrays.fill(values, block, block + Product.BLOCK * newRows, 0);
    }
  }

  @Override
  public void take(float[] from, int offset, int stride, int newRows, int newColumns) {
    begin(newRows, newColumns);
    for (int column = 0; column < columns; column += Product.BLOCK) {
      int count = Math.min(Product.BLOCK, columns - column);
      for (int row = 0; row < newRows; row++) {
        int to = column * newRows + row * Product.BLOCK;
        System.arraycopy(from, offset + row * stride + column, values, to, count);
      }
    }
  }

  @Override
  public void takeTransposed(float[] from, int offset, int stride, int newRows, int newColumns) {
    begin(newRows, newColumns);
    for (int column = 0; column < columns; column++) {
      int place = column / Product.BLOCK * Product.BLOCK * newRows + column % Product.BLOCK;
      for (int row = 0; row < newRows; row++) {
        values[place + row * Product.BLOCK] = from[offset + column * stride + row];
      }
    }
  }

  @Override
  public int stride() {
    return packed.columns();
  }

  @Override
  public void multiply(float[] out, float[] left, int leftOffset, int leftStride, int count) {
    Product.multiply(out, packed.columns(), left, leftOffset, leftStride, count, packed);
  }
}
