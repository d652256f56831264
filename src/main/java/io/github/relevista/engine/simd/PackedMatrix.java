package io.github.relevista.engine.simd;

/**
 * A matrix laid out for {@link Product}: column blocks of {@link Product#BLOCK}, the rows of a
 * block one after the other. Columns beyond those that were given are zero.
 *
 * @param rows number of rows
 * @param columns number of columns with padding, a multiple of the block
 * @param values [columns / block][rows][block] from the start
 * @param start where the first element lies
 */
record PackedMatrix(int rows, int columns, float[] values, int start) {
  /** An element by its row and its column. */
  @FunctionalInterface
  interface Elements {
    float at(int row, int column);
  }

  /** Packs a matrix of the given size, padded to whole blocks of columns. */
  static PackedMatrix of(int rows, int columns, Elements elements) {
    return in(new AlignedBlocks(size(rows, columns)), rows, columns, elements);
  }

  /** Packs a matrix into the next of some blocks. */
  static PackedMatrix in(AlignedBlocks blocks, int rows, int columns, Elements elements) {
    float[] values = blocks.values();
    int start = blocks.take(Math.toIntExact(size(rows, columns)));
    for (int column = 0; column < columns; column++) {
      int block = column / Product.BLOCK;
      int place = start + block * rows * Product.BLOCK + column % Product.BLOCK;
      for (int row = 0; row < rows; row++) {
        values[place + row * Product.BLOCK] = elements.at(row, column);
      }
    }
    return new PackedMatrix(rows, paddedColumns(columns), values, start);
  }

  /** How many floats a packed matrix has. */
  static long size(int rows, int columns) {
    return (long) rows * paddedColumns(columns);
  }

  private static int paddedColumns(int columns) {
    return Lanes.roundedUp(columns, Product.BLOCK);
  }
}
