package io.github.relevista.train;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.Gate;
import java.util.List;

/**
 * The order in which training stacks the gates of a cell: those with the logistic function first,
 * side by side, so that one call computes them all; the signal last.
 */
final class GateStack {
  private static final List<Gate> LSTM = List.of(Gate.INPUT, Gate.FORGET, Gate.OUTPUT, Gate.SIGNAL);
  private static final List<Gate> GRU = List.of(Gate.RESET, Gate.UPDATE, Gate.SIGNAL);

  private GateStack() {}

  static List<Gate> of(CellKind cell) {
    return cell == CellKind.LSTM ? LSTM : GRU;
  }
}
