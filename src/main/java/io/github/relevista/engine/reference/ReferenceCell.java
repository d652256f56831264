package io.github.relevista.engine.reference;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.RecurrentLayer;

/**
 * One direction of a recurrent layer, from step to step. σ is the layer's gate activation, tanh its
 * activation of states where that is another:
 *
 * <pre>
 *   LSTM   i, f, o = σ(W x + U h₋ + b)    g = tanh(W x + U h₋ + b)
 *          c = f · c₋ + i · g             h = o · tanh(c)
 *   GRU    r, z = σ(W x + U h₋ + b)       h = (1 − z) · n + z · h₋
 *          n = tanh(W x + b + r · (U h₋ + b_hn))        reset after the product
 *          n = tanh(W x + U (r · h₋) + b + b_hn)        reset before it
 * </pre>
 */
final class ReferenceCell {
  private final RecurrentLayer layer;
  private final DirectionWeights weights;
  private final boolean backward;

  /**
   * @param direction place of the direction in the layer
   */
  ReferenceCell(RecurrentLayer layer, int direction) {
    this.layer = layer;
    this.weights = layer.directions().get(direction);
    this.backward = layer.order().isBackward(direction);
  }

  /**
   * The states: [steps + 1], the first before any step, in the direction's reading order.
   *
   * @param inputs what the layer reads: [steps][input]
   */
  ReferenceStep[] steps(double[][] inputs) {
    ReferenceStep[] steps = new ReferenceStep[inputs.length + 1];
    steps[0] = new ReferenceStep(layer);
    for (int t = 1; t < steps.length; t++) {
      steps[t] = next(inputs[place(t, inputs.length)], steps[t - 1]);
    }
    return steps;
  }

  /** The place in the sequence of the t-th step that the direction reads, from 1. */
  int place(int t, int length) {
    return backward ? length - t : t - 1;
  }

  private ReferenceStep next(double[] x, ReferenceStep before) {
    ReferenceStep step = new ReferenceStep(layer);
    step.x = x;
    step.before = before;
    for (Gate gate : layer.cell().gates()) {
      for (int j = 0; j < step.h.length && gate != Gate.SIGNAL; j++) {
        step.linear.get(gate)[j] = preactivation(weights.gate(gate), j, x, before.h);
      }
    }
    for (int j = 0; j < step.h.length; j++) {
      if (layer.cell() == CellKind.LSTM) {
        lstm(step, j);
      } else {
        gru(step, j);
      }
    }
    return step;
  }

  private void lstm(ReferenceStep step, int j) {
    step.signalPre[j] = preactivation(weights.gate(Gate.SIGNAL), j, step.x, step.before.h);
    step.signal[j] = Functions.of(layer.states(), step.signalPre[j]);
    step.kept[j] = step.open(Gate.FORGET, j) * step.before.c[j];
    step.added[j] = step.open(Gate.INPUT, j) * step.signal[j];
    step.c[j] = step.kept[j] + step.added[j];
    step.content[j] = Functions.of(layer.states(), step.c[j]);
    step.h[j] = step.open(Gate.OUTPUT, j) * step.content[j];
  }

  private void gru(ReferenceStep step, int j) {
    GateWeights signal = weights.gate(Gate.SIGNAL);
    double[] hBefore = step.before.h;
    double recurrent = signal.recurrentBias()[j];
    for (int k = 0; k < hBefore.length; k++) {
      boolean before = layer.cell() == CellKind.GRU_RESET_BEFORE;
      recurrent +=
          signal.recurrent().at(j, k) * (before ? step.open(Gate.RESET, k) : 1) * hBefore[k];
    }
    step.recurrentSignal[j] = recurrent;
    double outside = layer.cell() == CellKind.GRU_RESET_AFTER ? step.open(Gate.RESET, j) : 1;
    step.signalPre[j] = signal.inputBias()[j] + product(signal, j, step.x) + outside * recurrent;
    step.signal[j] = Functions.of(layer.states(), step.signalPre[j]);
    step.kept[j] = step.open(Gate.UPDATE, j) * hBefore[j];
    step.added[j] = (1 - step.open(Gate.UPDATE, j)) * step.signal[j];
    step.h[j] = step.kept[j] + step.added[j];
  }

  private static double preactivation(GateWeights gate, int j, double[] x, double[] hBefore) {
    double sum = (double) gate.inputBias()[j] + gate.recurrentBias()[j] + product(gate, j, x);
    for (int k = 0; k < hBefore.length; k++) {
      sum += gate.recurrent().at(j, k) * hBefore[k];
    }
    return sum;
  }

  private static double product(GateWeights gate, int j, double[] x) {
    double sum = 0;
    for (int e = 0; e < x.length; e++) {
      sum += gate.input().at(j, e) * x[e];
    }
    return sum;
  }
}
