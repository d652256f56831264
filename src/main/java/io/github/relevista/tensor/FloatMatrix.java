package io.github.relevista.tensor;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A dense matrix of floats in row-major order: element (row, column) is {@code values[row · columns
 * + column]}. The array is shared, not copied: whoever builds a matrix hands its array over.
 *
 * @param rows number of rows, at least 0
 * @param columns number of columns, at least 0
 * @param values [rows · columns]
 */
public record FloatMatrix(int rows, int columns, float[] values) implements Serializable {
  /**
   * @throws IllegalArgumentException if the array's length is not rows · columns
   */
  public FloatMatrix {
    if (rows < 0 || columns < 0 || (long) rows * columns != values.length) {
      throw new IllegalArgumentException(
          "a matrix of %d x %d needs %d values, was given %d"
              .formatted(rows, columns, (long) rows * columns, values.length));
    }
  }

  /** A matrix of zeros. */
  public static FloatMatrix zeros(int rows, int columns) {
    return new FloatMatrix(rows, columns, new float[Math.multiplyExact(rows, columns)]);
  }

  /** A square matrix with values along its diagonal, and zeros. */
  public static FloatMatrix diagonal(float[] values) {
    FloatMatrix matrix = zeros(values.length, values.length);
    for (int i = 0; i < values.length; i++) {
      matrix.values[matrix.offset(i) + i] = values[i];
    }
    return matrix;
  }

  /** A square matrix with one value along its diagonal, and zeros. */
  public static FloatMatrix diagonal(int size, float value) {
    float[] values = new float[size];
    Arrays.fill(values, value);
    return diagonal(values);
  }

  /** Where the given row begins in {@link #values}. */
  public int offset(int row) {
    return row * columns;
  }

  /** The element at (row, column). */
  public float at(int row, int column) {
    return values[row * columns + column];
  }

  /** The matrix whose rows are the columns of this one. */
  public FloatMatrix transposed() {
    FloatMatrix turned = zeros(columns, rows);
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned.values[column * rows + row] = values[row * columns + column];
      }
    }
    return turned;
  }
}
