package io.github.relevista.model;

import java.util.List;

/**
 * The recurrent cells, each with its gates in the order in which this project names and packs them.
 */
public enum CellKind {
  /** c = f·c₋ + i·g, h = o·tanh(c). */
  LSTM("lstm", Gate.INPUT, Gate.FORGET, Gate.SIGNAL, Gate.OUTPUT),
  /** h = (1−z)·n + z·h₋ with n = tanh(W x + b + r·(U h₋ + b_hn)): torch's form, Keras' default. */
  GRU_RESET_AFTER("gru_reset_after", Gate.RESET, Gate.UPDATE, Gate.SIGNAL),
  /** h = (1−z)·n + z·h₋ with n = tanh(W x + U (r·h₋) + b): ONNX' default. */
  GRU_RESET_BEFORE("gru_reset_before", Gate.RESET, Gate.UPDATE, Gate.SIGNAL);

  private final String wireName;
  private final List<Gate> gates;

  CellKind(String wireName, Gate... gates) {
    this.wireName = wireName;
    this.gates = List.of(gates);
  }

  /** The name in ids and messages. */
  public String wireName() {
    return wireName;
  }

  /** The gates of this cell, in this project's order. */
  public List<Gate> gates() {
    return gates;
  }
}
