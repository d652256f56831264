package io.github.relevista.keras;

import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;

/**
 * Numbers of a layer.
 *
 * @param dimensions the size of each dimension, each 1 or more
 * @param values in row-major order
 */
record KerasArray(int[] dimensions, float[] values) {
  /** An array of one dimension. */
  static KerasArray of(float... values) {
    return new KerasArray(new int[] {values.length}, values);
  }

  boolean isVector() {
    return dimensions.length == 1;
  }

  boolean isMatrix() {
    return dimensions.length == 2;
  }

  int rows() {
    return dimensions[0];
  }

  int columns() {
    return dimensions[1];
  }

  /** A matrix as it is. */
  FloatMatrix matrix() {
    return new FloatMatrix(rows(), columns(), values);
  }

  /** A matrix whose rows become columns: Keras multiplies from the left, this project does not. */
  FloatMatrix transposed() {
    return columns(0, columns());
  }

  /**
   * Some columns of a matrix, as rows.
   *
   * @return [end − begin, rows]
   */
  FloatMatrix columns(int begin, int end) {
    float[] turned = new float[(end - begin) * rows()];
    for (int row = 0; row < rows(); row++) {
      for (int column = begin; column < end; column++) {
        turned[(column - begin) * rows() + row] = values[row * columns() + column];
      }
    }
    return new FloatMatrix(end - begin, rows(), turned);
  }

  /** A matrix of one of the rows. */
  KerasArray row(int row) {
    return of(Arrays.copyOfRange(values, row * columns(), (row + 1) * columns()));
  }

  /** The dimensions, for messages. */
  String shape() {
    return Arrays.toString(dimensions);
  }
}
