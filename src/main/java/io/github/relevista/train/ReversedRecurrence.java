package io.github.relevista.train;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A direction that reads sequences from their end: takes and gives everything in their order. */
final class ReversedRecurrence implements Recurrence {
  private final Recurrence recurrence;
  private final int batch;
  private final StepMatrix reversedInputs;
  private final StepMatrix reversedGradient;

  /** For each length, once it is needed, the row that every row comes from. */
  private final int[][] orders;

  ReversedRecurrence(
      Recurrence recurrence, NetworkShape shape, DataType type, int batch, int maximumSteps) {
    this.recurrence = recurrence;
    this.batch = batch;
    reversedInputs = StepMatrix.zeros(type, maximumSteps, batch, shape.embedding());
    reversedGradient = StepMatrix.zeros(type, maximumSteps, batch, shape.embedding());
    orders = new int[maximumSteps + 1][];
  }

  @Override
  public INDArray forward(Parameters.Direction weights, INDArray inputs, int steps) {
    reverse(inputs, reversedInputs.first(steps), steps);
    return recurrence.forward(weights, reversedInputs.first(steps), steps);
  }

  @Override
  public void backward(
      Parameters.Direction weights,
      INDArray inputs,
      int steps,
      INDArray last,
      Parameters.Direction gradient,
      INDArray inputGradient) {
    INDArray reversed = reversedGradient.first(steps);
    recurrence.backward(weights, reversedInputs.first(steps), steps, last, gradient, reversed);
    reverse(reversed, inputGradient, steps);
  }

  private void reverse(INDArray from, INDArray to, int steps) {
    if (orders[steps] == null) {
      orders[steps] = order(steps);
    }
    Nd4j.pullRows(from, to, 1, orders[steps]);
  }

  private int[] order(int steps) {
    int[] order = new int[steps * batch];
    for (int t = 0; t < steps; t++) {
      for (int example = 0; example < batch; example++) {
        order[t * batch + example] = (steps - 1 - t) * batch + example;
      }
    }
    return order;
  }
}
