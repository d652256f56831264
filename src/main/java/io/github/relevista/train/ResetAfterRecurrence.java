package io.github.relevista.train;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A GRU that resets after the product: h = n + z·(h₋ − n), n = tanh(W x + b + r·(U h₋ + b')).
 *
 * <p>The way back, before activations:
 *
 * <pre>
 * δn = δh · (1−z)(1−n²),  δz = δh · (h₋ − n) z(1−z),  δr = δn · (U h₋ + b') r(1−r)
 * δh₋ = δh · z + (δr δz r·δn) · U
 * </pre>
 *
 * The factors of δh and δn there are known after the way forward, and are computed for all steps at
 * once.
 */
final class ResetAfterRecurrence implements Recurrence {
  private final Rows rows;
  private final INDArray product;

  /** [steps · batch, 3 · hidden]: from the inputs, pre-activations, then the gates r, z, n. */
  private final StepMatrix gates;

  private final StepMatrix logistic;
  private final StepMatrix resetGate;
  private final StepMatrix updateGate;
  private final StepMatrix signal;

  /** [steps · batch, 3 · hidden]: U h₋ + b', later its gradient (δr, δz, r·δn). */
  private final StepMatrix recurrent;

  private final StepMatrix recurrentLogistic;
  private final StepMatrix recurrentReset;
  private final StepMatrix recurrentUpdate;
  private final StepMatrix recurrentSignal;

  /** [steps · batch, hidden]: 1 − n², times (1−z), times δh: at last δn. */
  private final StepMatrix signalSlope;

  /** [steps · batch, hidden]: z·(h₋ − n). */
  private final StepMatrix pull;

  /** [(steps + 1) · batch, hidden]: the states before each step; the first are zero. */
  private final StepMatrix hidden;

  ResetAfterRecurrence(NetworkShape shape, DataType type, int batch, int maximumSteps) {
    int size = shape.hidden();
    rows = new Rows(type, maximumSteps, batch);
    product = Nd4j.zeros(type, batch, size);
    gates = StepMatrix.zeros(type, maximumSteps, batch, 3 * size);
    logistic = gates.columns(0, 2 * size);
    resetGate = gates.columns(0, size);
    updateGate = gates.columns(size, 2 * size);
    signal = gates.columns(2 * size, 3 * size);
    recurrent = StepMatrix.zeros(type, maximumSteps, batch, 3 * size);
    recurrentLogistic = recurrent.columns(0, 2 * size);
    recurrentReset = recurrent.columns(0, size);
    recurrentUpdate = recurrent.columns(size, 2 * size);
    recurrentSignal = recurrent.columns(2 * size, 3 * size);
    signalSlope = StepMatrix.zeros(type, maximumSteps, batch, size);
    pull = StepMatrix.zeros(type, maximumSteps, batch, size);
    hidden = StepMatrix.zeros(type, maximumSteps + 1, batch, size);
  }

  @Override
  public INDArray forward(Parameters.Direction weights, INDArray inputs, int steps) {
    rows.fillInPlace(gates.first(steps), weights.all().inputBias(), steps);
    Nd4j.gemm(inputs, weights.all().input(), gates.first(steps), false, true, 1, 1);
    rows.fillInPlace(recurrent.first(steps), weights.all().recurrentBias(), steps);
    for (int t = 0; t < steps; t++) {
      Nd4j.gemm(hidden.at(t), weights.all().recurrent(), recurrent.at(t), false, true, 1, 1);
      logistic.at(t).addi(recurrentLogistic.at(t));
      Nd4j.exec(new Sigmoid(logistic.at(t), logistic.at(t)));
      resetGate.at(t).muli(recurrentSignal.at(t), product);
      signal.at(t).addi(product);
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
    for (int t = steps - 1; t >= 0; t--) {
      signalSlope.at(t).muli(hiddenGradient);
      recurrentUpdate.at(t).muli(hiddenGradient);
      recurrentReset.at(t).muli(signalSlope.at(t));
      resetGate.at(t).muli(signalSlope.at(t), recurrentSignal.at(t));
      hiddenGradient.muli(updateGate.at(t));
      Nd4j.gemm(recurrent.at(t), weights.all().recurrent(), hiddenGradient, false, false, 1, 1);
    }
    INDArray all = recurrent.first(steps);
    Nd4j.gemm(all, hidden.first(steps), gradient.all().recurrent(), true, false, 1, 0);
    rows.sum(gradient.all().recurrentBias(), all, steps);
    // What goes to the inputs differs by δn, which r does not weaken there.
    recurrentSignal.first(steps).assign(signalSlope.first(steps));
    Nd4j.gemm(all, inputs, gradient.all().input(), true, false, 1, 0);
    rows.sum(gradient.all().inputBias(), all, steps);
    Nd4j.gemm(all, weights.all().input(), inputGradient, false, false, 1, 0);
  }

  /** The factors of δh and δn at all steps; those of r and z in the place of what made them. */
  private void computeSlopes(int steps) {
    INDArray reset = resetGate.first(steps);
    INDArray resetSlope = recurrentReset.first(steps);
    reset.muli(reset, resetSlope);
    resetSlope.rsubi(reset).muli(recurrentSignal.first(steps));
    GruSlopes.compute(
        recurrentUpdate.first(steps),
        signalSlope.first(steps),
        updateGate.first(steps),
        signal.first(steps),
        pull.first(steps));
  }
}
