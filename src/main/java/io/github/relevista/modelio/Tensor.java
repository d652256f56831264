package io.github.relevista.modelio;

import io.github.relevista.tensor.FloatMatrix;
import java.util.List;

/**
 * An array of floats with its shape, as it stands in a file. The array is shared, not copied.
 *
 * @param shape the size of each dimension; empty for a single number
 * @param values in row-major order, as many as the product of the shape
 */
public record Tensor(List<Long> shape, float[] values) {
  /**
   * @throws IllegalArgumentException if a size is negative or their product is not the number of
   *     values
   */
  public Tensor {
    shape = List.copyOf(shape);
    if (shape.stream().anyMatch(size -> size < 0) || count(shape) != values.length) {
      throw new IllegalArgumentException(
          "a tensor of shape %s cannot have %d values".formatted(shape, values.length));
    }
  }

  /** A matrix as a tensor of two dimensions. */
  public static Tensor of(FloatMatrix matrix) {
    return new Tensor(List.of((long) matrix.rows(), (long) matrix.columns()), matrix.values());
  }

  /** An array as a tensor of one dimension. */
  public static Tensor of(float[] values) {
    return new Tensor(List.of((long) values.length), values);
  }

  /** The product of a shape's sizes, or {@link Long#MAX_VALUE} where it is beyond that. */
  static long count(List<Long> shape) {
    try {
      return shape.stream().reduce(1L, Math::multiplyExact);
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }
}
