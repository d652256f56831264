package io.github.relevista.engine.network;

/** A product by a matrix that is taken anew again and again, as an engine lays it out. */
public interface RightMatrix extends RowProduct {
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
}
