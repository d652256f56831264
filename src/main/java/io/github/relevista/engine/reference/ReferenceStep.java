package io.github.relevista.engine.reference;

import io.github.relevista.model.Gate;
import io.github.relevista.model.GateActivation;
import io.github.relevista.model.RecurrentLayer;
import java.util.EnumMap;
import java.util.Map;

/** What one direction of a recurrent layer computes at one step: every array but x is [hidden]. */
final class ReferenceStep {
  /** What the layer reads at the step: in the lowest the embedding of a word. */
  double[] x;

  /** The step before, in the direction's reading order. */
  ReferenceStep before;

  /** Hidden state. */
  final double[] h;

  /** Cell state of an LSTM. */
  final double[] c;

  /** What the state (c of an LSTM, h of a GRU) keeps of the one before. */
  final double[] kept;

  /** What the signal adds to the state. */
  final double[] added;

  /** The signal before its activation. */
  final double[] signalPre;

  /** The signal: the activation of {@link #signalPre}. */
  final double[] signal;

  /** Every gate before its activation, but the signal. */
  final Map<Gate, double[]> linear = new EnumMap<>(Gate.class);

  /** What is multiplied with the output gate of an LSTM: the activation of c. */
  final double[] content;

  /** U h₋ + b_hn of a GRU whose reset gate acts on it. */
  final double[] recurrentSignal;

  private final GateActivation gates;

  ReferenceStep(RecurrentLayer layer) {
    int hidden = layer.hidden();
    gates = layer.gates();
    h = new double[hidden];
    c = new double[hidden];
    kept = new double[hidden];
    added = new double[hidden];
    signalPre = new double[hidden];
    signal = new double[hidden];
    content = new double[hidden];
    recurrentSignal = new double[hidden];
    for (Gate gate : Gate.values()) {
      linear.put(gate, new double[hidden]);
    }
  }

  /** The activation of a gate that is not the signal. */
  double open(Gate gate, int unit) {
    return Functions.of(gates, linear.get(gate)[unit]);
  }

  /** The slope of that activation. */
  double slope(Gate gate, int unit) {
    return Functions.slope(gates, linear.get(gate)[unit]);
  }
}
