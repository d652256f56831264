package io.github.relevista.train;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A GRU that resets before the product: h = n + z·(h₋ − n), n = tanh(W x + U (r·h₋) + b).
 *
 * <p>The way back, before activations:
 *
 * <pre>
 * δn = δh · (1−z)(1−n²),  δz = δh · (h₋ − n) z(1−z)
 * δs = δn · U_n (s = r·h₋),  δr = δs · h₋ r(1−r)
 * δh₋ = δh · z + δs · r + (δr δz) · U_rz
 * </pre>
 *
 * The factors of δh and δs there are known after the way forward, and are computed for all steps at
 * once.
 */
final class ResetBeforeRecurrence implements Recurrence {
  private final Rows rows;
  private final INDArray logisticBias;
  private final INDArray signalBias;
  private final INDArray product;

  /** [steps · batch, 2 · hidden]: the gates r, z. */
  private final StepMatrix logistic;

  private final StepMatrix resetGate;
  private final StepMatrix updateGate;

  /** [steps · batch, hidden]: n. */
  private final StepMatrix signal;

  /** [steps · batch, hidden]: s = r·h₋. */
  private final StepMatrix resetHidden;

  /** [steps · batch, 2 · hidden]: the factors of δr and δz, later these. */
  private final StepMatrix logisticSlope;

  private final StepMatrix resetSlope;
  private final StepMatrix updateSlope;

  /** [steps · batch, hidden]: the factor of δn, later this. */
  private final StepMatrix signalSlope;

  /** [steps · batch, hidden]: z·(h₋ − n). */
  private final StepMatrix pull;

  /** [(steps + 1) · batch, hidden]: the states before each step; the first are zero. */
  private final StepMatrix hidden;

  ResetBeforeRecurrence(NetworkShape shape, DataType type, int batch, int maximumSteps) {
    int size = shape.hidden();
    rows = new Rows(type, maximumSteps, batch);
    logisticBias = Nd4j.zeros(type, 1, 2L * size);
    signalBias = Nd4j.zeros(type, 1, size);
    product = Nd4j.zeros(type, batch, size);
    logistic = StepMatrix.zeros(type, maximumSteps, batch, 2 * size);
    resetGate = logistic.columns(0, size);
    updateGate = logistic.columns(size, 2 * size);
    signal = StepMatrix.zeros(type, maximumSteps, batch, size);
    resetHidden = StepMatrix.zeros(type, maximumSteps, batch, size);
    logisticSlope = StepMatrix.zeros(type, maximumSteps, batch, 2 * size);
    resetSlope = logisticSlope.columns(0, size);
    updateSlope = logisticSlope.columns(size, 2 * size);
    signalSlope = StepMatrix.zeros(type, maximumSteps, batch, size);
    pull = StepMatrix.zeros(type, maximumSteps, batch, size);
    hidden = StepMatrix.zeros(type, maximumSteps + 1, batch, size);
  }

  @Override
  public INDArray forward(Parameters.Direction weights, INDArray inputs, int steps) {
    Parameters.Gates ofLogistic = weights.logistic();
    Parameters.Gates ofSignal = weights.signal();
    project(inputs, ofLogistic, logisticBias, logistic.first(steps), steps);
    project(inputs, ofSignal, signalBias, signal.first(steps), steps);
    for (int t = 0; t < steps; t++) {
      Nd4j.gemm(hidden.at(t), ofLogistic.recurrent(), logistic.at(t), false, true, 1, 1);
      Nd4j.exec(new Sigmoid(logistic.at(t), logistic.at(t)));
      resetGate.at(t).muli(hidden.at(t), resetHidden.at(t));
      Nd4j.gemm(resetHidden.at(t), ofSignal.recurrent(), signal.at(t), false, true, 1, 1);
      Nd4j.exec(new Tanh(signal.at(t), signal.at(t)));
      hidden.at(t).subi(signal.at(t), pull.at(t));
      pull.at(t).muli(updateGate.at(t));
      pull.at(t).addi(signal.at(t), hidden.at(t + 1));
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
    INDArray recurrentLogistic = weights.logistic().recurrent();
    INDArray recurrentSignal = weights.signal().recurrent();
    for (int t = steps - 1; t >= 0; t--) {
      signalSlope.at(t).muli(hiddenGradient);
      updateSlope.at(t).muli(hiddenGradient);
      Nd4j.gemm(signalSlope.at(t), recurrentSignal, product, false, false, 1, 0);
      resetSlope.at(t).muli(product);
      hiddenGradient.muli(updateGate.at(t));
      product.muli(resetGate.at(t));
      hiddenGradient.addi(product);
      Nd4j.gemm(logisticSlope.at(t), recurrentLogistic, hiddenGradient, false, false, 1, 1);
    }
    INDArray ofLogistic = logisticSlope.first(steps);
    INDArray ofSignal = signalSlope.first(steps);
    accumulate(gradient.logistic(), ofLogistic, inputs, hidden.first(steps), steps);
    accumulate(gradient.signal(), ofSignal, inputs, resetHidden.first(steps), steps);
    Nd4j.gemm(ofLogistic, weights.logistic().input(), inputGradient, false, false, 1, 0);
    Nd4j.gemm(ofSignal, weights.signal().input(), inputGradient, false, false, 1, 1);
  }

  /** Pre-activations of some gates at all steps, as far as the inputs make them. */
  private void project(
      INDArray inputs, Parameters.Gates weights, INDArray bias, INDArray result, int steps) {
    weights.inputBias().addi(weights.recurrentBias(), bias);
    rows.fillInPlace(result, bias, steps);
    Nd4j.gemm(inputs, weights.input(), result, false, true, 1, 1);
  }

  /** The gradient of the weights of some gates from that of their pre-activations. */
  private void accumulate(
      Parameters.Gates gradient, INDArray slopes, INDArray inputs, INDArray before, int steps) {
    Nd4j.gemm(slopes, inputs, gradient.input(), true, false, 1, 0);
    Nd4j.gemm(slopes, before, gradient.recurrent(), true, false, 1, 0);
    rows.sum(gradient.inputBias(), slopes, steps);
    gradient.recurrentBias().assign(gradient.inputBias());
  }

  /** The factors of δh and δs at all steps. */
  private void computeSlopes(int steps) {
    // h₋ r(1−r) = s − s r with s = r·h₋.
    INDArray slope = resetSlope.first(steps);
    resetHidden.first(steps).muli(resetGate.first(steps), slope);
    slope.rsubi(resetHidden.first(steps));
    GruSlopes.compute(
        updateSlope.first(steps),
        signalSlope.first(steps),
        updateGate.first(steps),
        signal.first(steps),
        pull.first(steps));
  }
}
