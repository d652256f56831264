package io.github.relevista.engine.simd;

import java.util.List;

/**
 * What the vectors of a lower layer feed into the gates of the directions above. A few steps are
 * multiplied at a time: as many as make rows enough for a product, and few enough that what it
 * gives is still in the caches when it is read.
 */
final class VectorInputs implements StepInputs {
  /** Rows from which on a product gains nothing from more. */
  private static final int ENOUGH = 40;

  private final List<PackedDirection> directions;

  /** What the layer below gave: [tokens, size]. */
  private float[] vectors;

  /** What steps from {@link #first} to before {@link #end} read, step by step: [rows, size]. */
  private float[] read = new float[0];

  /** The products of these: [rows, width]. */
  private float[] projected = new float[0];

  private int first;
  private int end;

  /** The first row of the current step in {@link #projected}. */
  private int firstRow;

  VectorInputs(List<PackedDirection> directions) {
    this.directions = directions;
  }

  /**
   * Prepares for a batch.
   *
   * @param vectors [tokens, size]
   */
  void begin(float[] vectors) {
    this.vectors = vectors;
  }

  @Override
  public void moveTo(int direction, int order, BatchPlan plan, int step) {
    if (step == 0 || step == end) {
      project(directions.get(direction), order, plan, step);
    }
    firstRow = rowsBefore(step, plan);
  }

  private void project(PackedDirection direction, int order, BatchPlan plan, int step) {
    first = step;
    end = step + 1;
    while (end < plan.steps() && rowsBefore(end, plan) < ENOUGH) {
      end++;
    }
    int rows = rowsBefore(end, plan);
    int size = direction.embedding();
    read = Buffers.grown(read, Buffers.size(rows, size));
    for (int at = first; at < end; at++) {
      for (int row = 0; row < plan.active(at); row++) {
        int token = plan.tokenRead(order, row, at);
        int place = rowsBefore(at, plan) + row;
        System.arraycopy(vectors, token * size, read, place * size, size);
      }
    }
    projected = Buffers.grown(projected, Buffers.size(rows, direction.width()));
    Product.multiplyMany(projected, read, 0, size, rows, direction.input());
  }

  /** Rows of the steps from the first to before another. */
  private int rowsBefore(int step, BatchPlan plan) {
    return plan.firstRow(step + 1) - plan.firstRow(first + 1);
  }

  @Override
  public float[] values(int direction) {
    return projected;
  }

  @Override
  public int place(int row, int token, int width) {
    return (firstRow + row) * width;
  }
}
