package io.github.relevista.engine.simd;

import java.util.List;

/**
 * What the vectors of a lower layer feed into the gates of the directions above: one product over
 * all tokens of a batch for each direction.
 */
final class VectorInputs implements StepInputs {
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
      Product.multiplyMany(projected[d], vectors, 0, size, tokens, direction.input());
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
