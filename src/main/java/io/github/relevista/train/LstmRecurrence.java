package io.github.relevista.train;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An LSTM: c = f·c₋ + i·g, h = o·tanh(c), with the logistic gates i, f, o and the signal g = tanh.
 *
 * <p>The way back: with δh and δc for the gradients of a step's states,
 *
 * <pre>
 * δc += δh · o · (1 − tanh²c)
 * δi = δc · g · i(1−i),  δf = δc · c₋ · f(1−f),  δg = δc · i · (1−g²)   (before activation)
 * δo = δh · tanh(c) · o(1−o)
 * δc₋ = δc · f,  δh₋ = (δi δf δo δg) · U
 * </pre>
 *
 * The factors of δc and δh there are known after the way forward, and are computed for all steps at
 * once.
 */
final class LstmRecurrence implements Recurrence {
  private final Rows rows;

  /** [steps · batch, 4 · hidden]: the gates i, f, o, g. */
  private final StepMatrix gates;

  private final StepMatrix logistic;
  private final StepMatrix inputGate;
  private final StepMatrix forgetGate;
  private final StepMatrix outputGate;
  private final StepMatrix signal;

  /** [(steps + 1) · batch, hidden]: the states before each step; the first are zero. */
  private final StepMatrix cells;

  private final StepMatrix hidden;

  /** [steps · batch, hidden]: tanh of the states after each step, later o · (1 − tanh²c). */
  private final StepMatrix cellTanh;

  /** [steps · batch, 4 · hidden]: first the factors of the gradients, then the gradients. */
  private final StepMatrix slopes;

  private final StepMatrix logisticSlope;
  private final StepMatrix inputSlope;
  private final StepMatrix forgetSlope;
  private final StepMatrix outputSlope;
  private final StepMatrix signalSlope;

  private final INDArray bias;
  private final INDArray cellGradient;
  private final INDArray product;

  LstmRecurrence(NetworkShape shape, DataType type, int batch, int maximumSteps) {
    int size = shape.hidden();
    rows = new Rows(type, maximumSteps, batch);
    gates = StepMatrix.zeros(type, maximumSteps, batch, 4 * size);
    logistic = gates.columns(0, 3 * size);
    inputGate = gates.columns(0, size);
    forgetGate = gates.columns(size, 2 * size);
    outputGate = gates.columns(2 * size, 3 * size);
    signal = gates.columns(3 * size, 4 * size);
    cells = StepMatrix.zeros(type, maximumSteps + 1, batch, size);
    hidden = StepMatrix.zeros(type, maximumSteps + 1, batch, size);
    cellTanh = StepMatrix.zeros(type, maximumSteps, batch, size);
    slopes = StepMatrix.zeros(type, maximumSteps, batch, 4 * size);
    logisticSlope = slopes.columns(0, 3 * size);
    inputSlope = slopes.columns(0, size);
    forgetSlope = slopes.columns(size, 2 * size);
    outputSlope = slopes.columns(2 * size, 3 * size);
    signalSlope = slopes.columns(3 * size, 4 * size);
    bias = Nd4j.zeros(type, 1, 4L * size);
    cellGradient = Nd4j.zeros(type, batch, size);
    product = Nd4j.zeros(type, batch, size);
  }

  @Override
  public INDArray forward(Parameters.Direction weights, INDArray inputs, int steps) {
    weights.all().inputBias().addi(weights.all().recurrentBias(), bias);
    rows.fillInPlace(gates.first(steps), bias, steps);
    Nd4j.gemm(inputs, weights.all().input(), gates.first(steps), false, true, 1, 1);
    for (int t = 0; t < steps; t++) {
      Nd4j.gemm(hidden.at(t), weights.all().recurrent(), gates.at(t), false, true, 1, 1);
      Nd4j.exec(new Sigmoid(logistic.at(t), logistic.at(t)));
      Nd4j.exec(new Tanh(signal.at(t), signal.at(t)));
      forgetGate.at(t).muli(cells.at(t), cells.at(t + 1));
      inputGate.at(t).muli(signal.at(t), product);
      cells.at(t + 1).addi(product);
      Nd4j.exec(new Tanh(cells.at(t + 1), cellTanh.at(t)));
      outputGate.at(t).muli(cellTanh.at(t), hidden.at(t + 1));
    }
    return hidden.at(steps);
  }

  @Override
  public void backward(
      Parameters.Direction weights,
      INDArray inputs,
      int steps,
      INDArray last,
      Parameters.Direction gradient,
      INDArray inputGradient) {
    computeSlopes(steps);
    INDArray hiddenGradient = last;
    cellGradient.assign(0);
    for (int t = steps - 1; t >= 0; t--) {
      hiddenGradient.muli(cellTanh.at(t), product);
      cellGradient.addi(product);
      inputSlope.at(t).muli(cellGradient);
      forgetSlope.at(t).muli(cellGradient);
      signalSlope.at(t).muli(cellGradient);
      outputSlope.at(t).muli(hiddenGradient);
      cellGradient.muli(forgetGate.at(t));
      Nd4j.gemm(slopes.at(t), weights.all().recurrent(), hiddenGradient, false, false, 1, 0);
    }
    INDArray all = slopes.first(steps);
    Nd4j.gemm(all, inputs, gradient.all().input(), true, false, 1, 0);
    Nd4j.gemm(all, hidden.first(steps), gradient.all().recurrent(), true, false, 1, 0);
    rows.sum(gradient.all().inputBias(), all, steps);
    gradient.all().recurrentBias().assign(gradient.all().inputBias());
    Nd4j.gemm(all, weights.all().input(), inputGradient, false, false, 1, 0);
  }

  /** The factors of δc and δh at all steps. */
  private void computeSlopes(int steps) {
    // s(1−s) = s − s² of the logistic gates, 1 − g² of the signal.
    gates.first(steps).muli(gates.first(steps), slopes.first(steps));
    logisticSlope.first(steps).rsubi(logistic.first(steps));
    signalSlope.first(steps).rsubi(1);
    inputSlope.first(steps).muli(signal.first(steps));
    forgetSlope.first(steps).muli(cells.first(steps));
    outputSlope.first(steps).muli(cellTanh.first(steps));
    signalSlope.first(steps).muli(inputGate.first(steps));
    INDArray tanh = cellTanh.first(steps);
    tanh.muli(tanh).rsubi(1).muli(outputGate.first(steps));
  }
}
