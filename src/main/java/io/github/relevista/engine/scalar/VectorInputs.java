package io.github.relevista.engine.scalar;

import java.util.List;

/** What the vectors of a lower layer feed into the gates of the directions above. */
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
      PackedDirection weights = directions.get(d);
      projected[d] = Buffers.grown(projected[d], Math.multiplyExact(tokens, weights.width()));
      for (int token = 0; token < tokens; token++) {
        weights.projectVector(
            projected[d], token * weights.width(), vectors, token * weights.embedding());
      }
    }
  }

  @Override
  public float[] row(int direction, int token) {
    return projected[direction];
  }

  @Override
  public int offset(int direction, int token) {
    return token * directions.get(direction).width();
  }
}
