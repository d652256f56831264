package io.github.relevista.engine.network;

/**
 * The right side of products of matrices, as an engine lays it out and multiplies. Every element of
 * a product is one chain of fused multiply-adds from zero, in the order of the common dimension:
 * engines differ in speed, and in no bit.
 */
public interface RightMatrix {
  /**
   * Takes a matrix.
   *
   * @param values its rows lie stride apart, from offset on
   */
  void take(float[] values, int offset, int stride, int rows, int columns);

  /**
   * Takes the transpose of a matrix.
   *
   * @param values the columns of what is taken lie stride apart, from offset on
   */
  void takeTransposed(float[] values, int offset, int stride, int rows, int columns);

  /** Distance of the rows of a product: the columns, and what the engine writes behind them. */
  int width();

  /**
   * out[count, columns] = left[count, rows] · this.
   *
   * @param out its rows lie {@link #width} apart, from 0 on
   * @param left its rows lie leftStride apart, from leftOffset on
   */
  void multiply(float[] out, float[] left, int leftOffset, int leftStride, int count);
}
