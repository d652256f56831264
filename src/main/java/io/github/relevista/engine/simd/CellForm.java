package io.github.relevista.engine.simd;

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
  /** Whether stages exist that compute two activations by one division. */
  boolean isUsual() {
    return gates == GateActivation.SIGMOID && states == StateActivation.TANH;
  }

  /** What the pre-activations of gates are multiplied with: half of a sigmoid's are kept. */
  float gateScale() {
    return gates == GateActivation.SIGMOID ? 0.5f : 1f;
  }
}
