package io.github.relevista.train;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Values of every example of a batch at every step, in one matrix: the rows of step 0, then those
 * of step 1, and so on. What concerns all steps at once, a product above all, is one call that way.
 *
 * <p>To make a view costs as much as a small operation, so views are made once and kept.
 */
final class StepMatrix {
  private final INDArray values;
  private final int batch;
  private final int fromColumn;
  private final int toColumn;
  private final INDArray[] steps;
  private final INDArray[] beginnings;

  private StepMatrix(INDArray values, int batch, int fromColumn, int toColumn) {
    this.values = values;
    this.batch = batch;
    this.fromColumn = fromColumn;
    this.toColumn = toColumn;
    int count = values.rows() / batch;
    steps = new INDArray[count];
    beginnings = new INDArray[count + 1];
  }

  /** Zeros for a number of steps of a batch of examples. */
  static StepMatrix zeros(DataType type, int steps, int batch, int columns) {
    return new StepMatrix(Nd4j.zeros(type, (long) steps * batch, columns), batch, 0, columns);
  }

  /** A view of the columns [from, to) of every step. */
  StepMatrix columns(int from, int to) {
    return new StepMatrix(values, batch, fromColumn + from, fromColumn + to);
  }

  /** The values of one step: [batch, columns]. */
  INDArray at(int step) {
    if (steps[step] == null) {
      steps[step] = rows(step, step + 1);
    }
    return steps[step];
  }

  /** The values of the first steps: [steps · batch, columns]. */
  INDArray first(int count) {
    if (beginnings[count] == null) {
      beginnings[count] = rows(0, count);
    }
    return beginnings[count];
  }

  private INDArray rows(int fromStep, int toStep) {
    return values.get(
        NDArrayIndex.interval((long) fromStep * batch, (long) toStep * batch),
        NDArrayIndex.interval(fromColumn, toColumn));
  }
}
