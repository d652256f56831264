package io.github.relevista.engine.simd;

import java.util.List;

/**
 * What the vectors of a lower layer feed into the gates of the directions above: one product over
 * all tokens of a batch for each direction.
 */
final class VectorInputs implements StepInputs {
  /** Rows that are multiplied before the next ones: few enough to stay in the nearest cache. */
  private static final int CHUNK = 40;

  private final List<PackedDirection> directions;

  /** [directions] of [tokens, width]. */
  private final float[][] projected;

  VectorInputs(List<PackedDirection> directions) {
    this.directions = directions;
    projected = new float[directions.size()][0];
  }

  /**
   * Multiplies the vectors of a batch.
   *
   * @param vectors [tokens, size of a vector]
   */
  void project(float[] vectors, int tokens) {
    for (int d = 0; d < projected.length; d++) {
      PackedDirection direction = directions.get(d);
      int size = direction.embedding();
      int width = direction.width();
      projected[d] = Buffers.grown(projected[d], Buffers.size(tokens, width));
      for (int first = 0; first < tokens; first += CHUNK) {
        int rows = Math.min(CHUNK, tokens - first);
        Product.multiply(
            projected[d],
            first * width,
            width,
            vectors,
            first * size,
            size,
            rows,
            direction.input());
      }
    }
  }

  @Override
  public float[] values(int direction) {
    return projected[direction];
  }

  @Override
  public int place(int token, int width) {
    return token * width;
  }
}
