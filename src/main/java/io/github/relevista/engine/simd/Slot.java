package io.github.relevista.engine.simd;

import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import java.util.List;

/**
 * One of the four pre-activations that a unit has at every step. The slots of as many units as a
 * vector has lanes lie side by side: slot s of unit u is column 4·L·⌊u/L⌋ + s·L + (u mod L), so
 * that one column block of {@link Product} yields all gates of L units.
 *
 * <p>LSTM: i, f, g, o. GRU: U h₋ + b_hn or nothing, z, n, r. Sigmoid gates are halved (see {@link
 * TanhFraction}). Once a step's gates are known, two slots are used again: for the two terms of the
 * sum that is the new cell state of an LSTM or the new hidden state of a GRU.
 *
 * @param gate the weights it is made of
 * @param scale what they are multiplied with, 1 or 1/2
 * @param bias [hidden], not yet scaled
 * @param readsInput whether the word feeds it
 * @param readsState whether the former hidden state feeds it
 */
record Slot(GateWeights gate, float scale, float[] bias, boolean readsInput, boolean readsState) {
  /** Slots of a unit. */
  static final int COUNT = 4;

  /** i of an LSTM. */
  static final int INPUT = 0;

  /** U h₋ + b_hn of a GRU whose reset gate acts on it; nothing where it acts on h₋. */
  static final int RECURRENT_SIGNAL = 0;

  /** In the end: i·g of an LSTM, (1 − z)·n of a GRU. */
  static final int ADDED = 0;

  /** f of an LSTM. */
  static final int FORGET = Lanes.COUNT;

  /** z of a GRU. */
  static final int UPDATE = Lanes.COUNT;

  /** In the end: f·c₋ of an LSTM, z·h₋ of a GRU. */
  static final int KEPT = Lanes.COUNT;

  /** g of an LSTM, n of a GRU, before tanh to the end; all that a word feeds into it is here. */
  static final int SIGNAL = 2 * Lanes.COUNT;

  /** o of an LSTM. */
  static final int OUTPUT = 3 * Lanes.COUNT;

  /** r of a GRU, in the end after its sigmoid. */
  static final int RESET = 3 * Lanes.COUNT;

  /** The slots of a cell in their order. */
  static List<Slot> of(CellForm form, DirectionWeights weights) {
    float scale = form.gateScale();
    GateWeights signal = weights.gate(Gate.SIGNAL);
    return switch (form.cell()) {
      case LSTM ->
          List.of(
              gate(weights.gate(Gate.INPUT), scale),
              gate(weights.gate(Gate.FORGET), scale),
              new Slot(signal, 1f, bothBiases(signal), true, true),
              gate(weights.gate(Gate.OUTPUT), scale));
      case GRU_RESET_AFTER ->
          List.of(
              new Slot(signal, 1f, signal.recurrentBias(), false, true),
              gate(weights.gate(Gate.UPDATE), scale),
              new Slot(signal, 1f, signal.inputBias(), true, false),
              gate(weights.gate(Gate.RESET), scale));
      case GRU_RESET_BEFORE ->
          List.of(
              new Slot(signal, 1f, new float[weights.hidden()], false, false),
              gate(weights.gate(Gate.UPDATE), scale),
              new Slot(signal, 1f, bothBiases(signal), true, false),
              gate(weights.gate(Gate.RESET), scale));
    };
  }

  private static Slot gate(GateWeights gate, float scale) {
    return new Slot(gate, scale, bothBiases(gate), true, true);
  }

  private static float[] bothBiases(GateWeights gate) {
    float[] bias = new float[gate.inputBias().length];
    for (int unit = 0; unit < bias.length; unit++) {
      bias[unit] = gate.bias(unit);
    }
    return bias;
  }

  /** Which slot a column belongs to. */
  static int slot(int column) {
    return column / Lanes.COUNT % COUNT;
  }

  /** Which unit a column belongs to; beyond the hidden size it is padding. */
  static int unit(int column) {
    return column / (COUNT * Lanes.COUNT) * Lanes.COUNT + column % Lanes.COUNT;
  }

  float inputWeight(int unit, int e) {
    return readsInput ? scale * gate.input().at(unit, e) : 0;
  }

  float recurrentWeight(int unit, int k) {
    return readsState ? scale * gate.recurrent().at(unit, k) : 0;
  }

  float scaledBias(int unit) {
    return scale * bias[unit];
  }
}
