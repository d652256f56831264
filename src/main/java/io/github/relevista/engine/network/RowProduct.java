package io.github.relevista.engine.network;

/**
 * Multiplies rows by a matrix that stays the same. An element is one chain of fused multiply-adds
 * from zero in the order of the common dimension, whichever engine computes it and however many
 * rows there are.
 */
public interface RowProduct {
  /** How far rows of a product lie apart: at least as much as they have elements. */
  int stride();

  /**
   * Multiplies.
   *
   * @param out takes [rows, {@link #stride}], with anything behind a row's elements
   * @param left [rows, common dimension]
   */
  void multiply(float[] out, float[] left, int rows);
}
