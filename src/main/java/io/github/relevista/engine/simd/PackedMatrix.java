package io.github.relevista.engine.simd;

/**
 * A matrix laid out for {@link Product}: column blocks of {@link Product#BLOCK}, the rows of a
 * block one after the other. Columns beyond those that were given are zero.
 *
 * @param rows number of rows
 * @param columns number of columns with padding, a multiple of the block
 * @param values [columns / block][rows][block]
 */
record PackedMatrix(int rows, int columns, float[] values) {
  /** An element by its row and its column. */
  @FunctionalInterface
  interface Elements {
    float at(int row, int column);
  }

  /** Packs a matrix of the given size, padded to whole blocks of columns. */
  static PackedMatrix of(int rows, int columns, Elements elements) {
    int padded = Lanes.roundedUp(columns, Product.BLOCK);
    float[] values = new float[Math.multiplyExact(rows, padded)];
    for (int column = 0; column < columns; column++) {
      int block = column / Product.BLOCK;
      int place = block * rows * Product.BLOCK + column % Product.BLOCK;
      for (int row = 0; row < rows; row++) {
        values[place + row * Product.BLOCK] = elements.at(row, column);
      }
    }
    return new PackedMatrix(rows, padded, values);
  }
}
