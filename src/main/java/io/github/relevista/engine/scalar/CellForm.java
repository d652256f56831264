package io.github.relevista.engine.scalar;

import io.github.relevista.engine.network.TanhFraction;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.GateActivation;
import io.github.relevista.model.StateActivation;

/**
 * What a step computes.
 *
 * @param cell the kind of cell
 * @param gates the activation of gates
 * @param states the activation of signals, and of the cell state that an LSTM shows
 */
record CellForm(CellKind cell, GateActivation gates, StateActivation states) {
  /** Whether two activations can be computed by one division. */
  boolean isUsual() {
    return gates == GateActivation.SIGMOID && states == StateActivation.TANH;
  }

  /** What the pre-activations of gates are multiplied with: half of a sigmoid's are kept. */
  float gateScale() {
    return gates == GateActivation.SIGMOID ? 0.5f : 1f;
  }

  /** A gate by its scaled pre-activation; a hard sigmoid is max(0, min(1, slope · x + 1/2)). */
  float gate(float x) {
    return switch (gates) {
      case SIGMOID -> TanhFraction.sigmoid(x);
      case HARD_SIGMOID_FIFTH -> hard(x, 0.2f);
      case HARD_SIGMOID_SIXTH -> hard(x, 1 / 6f);
    };
  }

  private static float hard(float x, float slope) {
    return Math.min(1f, Math.max(0f, Math.fma(x, slope, 0.5f)));
  }

  /**
   * The derivative of a gate by its scaled pre-activation; a hard one's is 0 where it is 0 or 1.
   */
  float gateSlope(float open) {
    return switch (gates) {
      case SIGMOID -> (1 - open) * open * 2;
      case HARD_SIGMOID_FIFTH -> open > 0 && open < 1 ? 0.2f : 0;
      case HARD_SIGMOID_SIXTH -> open > 0 && open < 1 ? 1 / 6f : 0;
    };
  }

  /** The activation of a signal, or of a cell state. */
  float state(float x) {
    return states == StateActivation.TANH ? TanhFraction.tanh(x) : Math.max(x, 0f);
  }

  /** Its derivative where it has a value. */
  float stateSlope(float value) {
    return states == StateActivation.TANH ? 1 - value * value : value > 0 ? 1 : 0;
  }
}
