package io.github.relevista.engine.scalar;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import java.util.List;

/**
 * One of the four pre-activations that a unit has at every step; slot s of unit u lies at s ·
 * hidden + u. LSTM: i, f, g, o. GRU: U h₋ + b_hn or nothing, z, n, r. Sigmoid gates are halved (see
 * {@link io.github.relevista.engine.network.TanhFraction}).
 *
 * @param gate the weights it is made of
 * @param scale what they are multiplied with, 1 or 1/2
 * @param bias [hidden], scaled
 */
record Slot(GateWeights gate, float scale, float[] bias) {
  /** Slots of a unit. */
  static final int COUNT = 4;

  /** i of an LSTM. */
  static final int INPUT = 0;

  /** U h₋ + b_hn of a GRU whose reset gate acts on it; nothing where it acts on h₋. */
  static final int RECURRENT_SIGNAL = 0;

  /** f of an LSTM. */
  static final int FORGET = 1;

  /** z of a GRU. */
  static final int UPDATE = 1;

  /** g of an LSTM, n of a GRU. */
  static final int SIGNAL = 2;

  /** o of an LSTM. */
  static final int OUTPUT = 3;

  /** r of a GRU. */
  static final int RESET = 3;

  /**
   * Slots that lie side by side.
   *
   * @param first the first
   * @param count how many
   */
  record Range(int first, int count) {}

  /** The slots of a cell in their order. */
  static List<Slot> of(CellForm form, DirectionWeights weights) {
    float scale = form.gateScale();
    GateWeights signal = weights.gate(Gate.SIGNAL);
    return switch (form.cell()) {
      case LSTM ->
          List.of(
              gate(weights.gate(Gate.INPUT), scale),
              gate(weights.gate(Gate.FORGET), scale),
              new Slot(signal, 1, bothBiases(signal, 1)),
              gate(weights.gate(Gate.OUTPUT), scale));
      case GRU_RESET_AFTER ->
          List.of(
              new Slot(signal, 1, signal.recurrentBias()),
              gate(weights.gate(Gate.UPDATE), scale),
              new Slot(signal, 1, signal.inputBias()),
              gate(weights.gate(Gate.RESET), scale));
      case GRU_RESET_BEFORE ->
          List.of(
              new Slot(signal, 1, new float[weights.hidden()]),
              gate(weights.gate(Gate.UPDATE), scale),
              new Slot(signal, 1, bothBiases(signal, 1)),
              gate(weights.gate(Gate.RESET), scale));
    };
  }

  /** The slots that the word feeds. */
  static List<Range> fedByWord(CellKind cell) {
    return switch (cell) {
      case LSTM -> List.of(new Range(INPUT, COUNT));
      case GRU_RESET_AFTER, GRU_RESET_BEFORE -> List.of(new Range(UPDATE, 3));
    };
  }

  /** The slots that the former hidden state feeds by itself. */
  static List<Range> fedByState(CellKind cell) {
    return switch (cell) {
      case LSTM -> List.of(new Range(INPUT, COUNT));
      case GRU_RESET_AFTER -> List.of(new Range(RECURRENT_SIGNAL, 2), new Range(RESET, 1));
      case GRU_RESET_BEFORE -> List.of(new Range(UPDATE, 1), new Range(RESET, 1));
    };
  }

  private static Slot gate(GateWeights gate, float scale) {
    return new Slot(gate, scale, bothBiases(gate, scale));
  }

  private static float[] bothBiases(GateWeights gate, float scale) {
    float[] bias = new float[gate.inputBias().length];
    for (int unit = 0; unit < bias.length; unit++) {
      bias[unit] = scale * gate.bias(unit);
    }
    return bias;
  }
}
