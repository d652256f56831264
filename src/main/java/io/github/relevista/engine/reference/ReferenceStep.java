package io.github.relevista.engine.reference;

import io.github.relevista.model.Gate;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one direction of a {@link ReferenceNetwork} computes at one word: every array is [hidden].
 */
final class ReferenceStep {
  /** The word's embedding. */
  double[] x;

  /** The step before. */
  ReferenceStep before;

  /** Hidden state. */
  final double[] h;

  /** Cell state of an LSTM. */
  final double[] c;

  /** What the state (c of an LSTM, h of a GRU) keeps of the one before. */
  final double[] kept;

  /** What the signal adds to the state. */
  final double[] added;

  /** The signal before its tanh. */
  final double[] signalPre;

  /** Every gate before its activation, but the signal. */
  final Map<Gate, double[]> linear = new EnumMap<>(Gate.class);

  /** What is multiplied with the output gate of an LSTM: tanh(c). */
  final double[] content;

  /** U h₋ + b_hn of a GRU whose reset gate acts on it. */
  final double[] recurrentSignal;

  ReferenceStep(int hidden) {
    h = new double[hidden];
    c = new double[hidden];
    kept = new double[hidden];
    added = new double[hidden];
    signalPre = new double[hidden];
    content = new double[hidden];
    recurrentSignal = new double[hidden];
    for (Gate gate : Gate.values()) {
      linear.put(gate, new double[hidden]);
    }
  }

  /** The activation of a gate that is not the signal. */
  double open(Gate gate, int unit) {
    return 1 / (1 + Math.exp(-linear.get(gate)[unit]));
  }
}
