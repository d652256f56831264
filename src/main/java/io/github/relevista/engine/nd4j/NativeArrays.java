package io.github.relevista.engine.nd4j;

import io.github.relevista.tensor.FloatMatrix;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The arrays of one batch, in native memory, which the garbage collector does not feel: they are
 * freed together by {@link #close}.
 */
final class NativeArrays implements AutoCloseable {
  private final List<INDArray> arrays = new ArrayList<>();

  /** A new array of zeros. */
  INDArray zeros(long... shape) {
    return keep(Nd4j.zeros(DataType.FLOAT, shape));
  }

  /** The product a · b as a new array in row-major order. */
  INDArray product(INDArray a, INDArray b) {
    INDArray product = zeros(a.rows(), b.columns());
    return Nd4j.gemm(a, b, product, false, false, 1, 0);
  }

  /** Takes an array into care that somebody else made. */
  INDArray keep(INDArray array) {
    arrays.add(array);
    return array;
  }

  @Override
  public void close() {
    arrays.forEach(INDArray::close);
    arrays.clear();
  }

  /** A copy of a matrix. */
  static INDArray of(FloatMatrix matrix) {
    return of(matrix.values(), matrix.rows(), matrix.columns());
  }

  /** A copy of values in row-major order. */
  static INDArray of(float[] values, long... shape) {
    return Nd4j.create(Nd4j.createBuffer(values), shape);
  }

  /** A copy of values as one row. */
  static INDArray rowOf(float[] values) {
    return of(values, 1, values.length);
  }

  /** A view of some rows of a matrix. */
  static INDArray rows(INDArray matrix, int first, int count) {
    return matrix.get(NDArrayIndex.interval(first, first + count), NDArrayIndex.all());
  }

  /** A view of some columns of a matrix. */
  static INDArray columns(INDArray matrix, int first, int count) {
    return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(first, first + count));
  }

  /**
   * A matrix whose rows stand in groups, one row a column of targets, as a view [rows / columns,
   * columns, width]: what has one row for all columns is spread over those that have one for each.
   */
  static INDArray forEachColumn(INDArray matrix, int columns) {
    return matrix.reshape('c', true, matrix.size(0) / columns, columns, matrix.size(1));
  }
}
