package io.github.relevista.engine.network;

/**
 * Multiplies rows by a matrix. Every element of a product is one chain of fused multiply-adds from
 * zero, in the order of the common dimension, whichever engine computes it and however many rows
 * there are: engines differ in speed, and in no bit.
 */
public interface RowProduct {
  /** How far rows of a product lie apart: at least as much as they have elements. */
  int stride();

  /**
   * out[rows, columns of the matrix] = left[rows, common dimension] · the matrix.
   *
   * @param out its rows lie {@link #stride} apart, from 0 on, with anything behind a row's elements
   * @param left its rows lie leftStride apart, from leftOffset on
   */
  void multiply(float[] out, float[] left, int leftOffset, int leftStride, int rows);
}
