package io.github.relevista.engine.reference;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.RecurrentLayer;
import java.util.EnumMap;
import java.util.Map;

/**
 * The way back through one direction of a recurrent layer, from the step that it read last to the
 * one that it read first. At every step something comes in from above, and leaves as one number for
 * each dimension of what the layer reads there; the rest goes on to the step before.
 */
final class CellBack {
  private final LocalRules rules;
  private final RecurrentLayer layer;
  private final DirectionWeights weights;

  /** What the hidden state of the step has: [hidden]. */
  private double[] hidden;

  /** What the cell state of an LSTM has: [hidden]. */
  private double[] cell;

  /** What every pre-activation of the step has: [hidden]. */
  private Map<Gate, double[]> received;

  /** What the hidden state before the step gets: [hidden]. */
  private double[] hiddenBefore;

  /** What x of the step gets: [input]. */
  private double[] input;

  /**
   * @param direction place of the direction in the layer
   */
  CellBack(LocalRules rules, RecurrentLayer layer, int direction) {
    this.rules = rules;
    this.layer = layer;
    this.weights = layer.directions().get(direction);
    this.hidden = new double[layer.hidden()];
    this.cell = new double[layer.hidden()];
  }

  /** Adds what comes in from above for the hidden state of the step that is next. */
  void enter(double[] fromAbove) {
    for (int j = 0; j < hidden.length; j++) {
      hidden[j] += fromAbove[j];
    }
  }

  /** What remains for the states before the first step. */
  double initialStates() {
    double sum = 0;
    for (int j = 0; j < hidden.length; j++) {
      sum += hidden[j] + cell[j];
    }
    return sum;
  }

  /** Goes back through a step; gives what x of it gets: [input]. */
  double[] back(ReferenceStep step) {
    double[] cellBefore = new double[hidden.length];
    hiddenBefore = new double[hidden.length];
    input = new double[step.x.length];
    received = new EnumMap<>(Gate.class);
    for (Gate gate : layer.cell().gates()) {
      received.put(gate, new double[hidden.length]);
    }
    for (int j = 0; j < hidden.length; j++) {
      if (layer.cell() == CellKind.LSTM) {
        cellBefore[j] = throughLstm(step, j);
      } else {
        throughGru(step, j);
      }
    }
    // The signal first: of a GRU's, the reset gate may receive something.
    throughSignal(step);
    for (Gate gate : layer.cell().gates()) {
      if (gate != Gate.SIGNAL) {
        throughGate(gate, step);
      }
    }
    hidden = hiddenBefore;
    cell = cellBefore;
    return input;
  }

  /** h = o · φ(c), c = f · c₋ + i · g; gives what c₋ gets. */
  private double throughLstm(ReferenceStep step, int j) {
    double output = step.open(Gate.OUTPUT, j);
    received.get(Gate.OUTPUT)[j] = rules.toGate(output, step.content[j], hidden[j]);
    double content = rules.toSignal(output, step.content[j], hidden[j]);
    double state = // c
        cell[j] + rules.throughActivation(Functions.slope(layer.states(), step.c[j]), content);
    double kept = rules.throughState(step.kept[j], step.added[j], state);
    double added = rules.throughState(step.added[j], step.kept[j], state);
    received.get(Gate.INPUT)[j] = rules.toGate(step.open(Gate.INPUT, j), step.signal[j], added);
    received.get(Gate.SIGNAL)[j] = rules.toSignal(step.open(Gate.INPUT, j), step.signal[j], added);
    received.get(Gate.FORGET)[j] = rules.toGate(step.open(Gate.FORGET, j), step.before.c[j], kept);
    return rules.toSignal(step.open(Gate.FORGET, j), step.before.c[j], kept);
  }

  /** h = (1 − z) · n + z · h₋. */
  private void throughGru(ReferenceStep step, int j) {
    double z = step.open(Gate.UPDATE, j);
    double kept = rules.throughState(step.kept[j], step.added[j], hidden[j]);
    double added = rules.throughState(step.added[j], step.kept[j], hidden[j]);
    received.get(Gate.UPDATE)[j] =
        rules.toGate(z, step.before.h[j], kept)
            + rules.throughComplement(rules.toGate(1 - z, step.signal[j], added));
    received.get(Gate.SIGNAL)[j] = rules.toSignal(1 - z, step.signal[j], added);
    hiddenBefore[j] += rules.toSignal(z, step.before.h[j], kept);
  }

  /** g_pre or n_pre: to x, to h₋ and to the reset gate. */
  private void throughSignal(ReferenceStep step) {
    GateWeights signal = weights.gate(Gate.SIGNAL);
    boolean after = layer.cell() == CellKind.GRU_RESET_AFTER;
    boolean before = layer.cell() == CellKind.GRU_RESET_BEFORE;
    int lowerUnits = step.x.length + hidden.length;
    for (int j = 0; j < hidden.length; j++) {
      double slope = Functions.slope(layer.states(), step.signalPre[j]);
      double all = rules.throughActivation(slope, received.get(Gate.SIGNAL)[j]);
      double outside = after ? step.open(Gate.RESET, j) : 1;
      double bias = signal.inputBias()[j] + outside * signal.recurrentBias()[j];
      double sum = step.signalPre[j];
      for (int e = 0; e < step.x.length; e++) {
        input[e] +=
            rules.throughSum(signal.input().at(j, e), step.x[e], bias, sum, lowerUnits, all);
      }
      for (int k = 0; k < hidden.length; k++) {
        double inside = before ? step.open(Gate.RESET, k) : 1;
        double weight = outside * signal.recurrent().at(j, k);
        double state = step.before.h[k];
        double message = rules.throughSum(weight, inside * state, bias, sum, lowerUnits, all);
        if (after) {
          double toReset = rules.ofMessage(outside, step.recurrentSignal[j], message);
          received.get(Gate.RESET)[j] += toReset;
          hiddenBefore[k] += message - toReset;
        } else if (before) {
          received.get(Gate.RESET)[k] += rules.toGate(inside, state, message);
          hiddenBefore[k] += rules.toSignal(inside, state, message);
        } else {
          hiddenBefore[k] += message;
        }
      }
      if (after) {
        received.get(Gate.RESET)[j] += rules.besideMessages(step.recurrentSignal[j], all);
      }
    }
  }

  /** A gate: to x and to h₋. */
  private void throughGate(Gate gate, ReferenceStep step) {
    GateWeights gateWeights = weights.gate(gate);
    int lowerUnits = step.x.length + hidden.length;
    for (int j = 0; j < hidden.length; j++) {
      double all = rules.throughActivation(step.slope(gate, j), received.get(gate)[j]);
      double bias = (double) gateWeights.inputBias()[j] + gateWeights.recurrentBias()[j];
      double sum = step.linear.get(gate)[j];
      for (int e = 0; e < step.x.length; e++) {
        input[e] +=
            rules.throughSum(gateWeights.input().at(j, e), step.x[e], bias, sum, lowerUnits, all);
      }
      for (int k = 0; k < hidden.length; k++) {
        hiddenBefore[k] +=
            rules.throughSum(
                gateWeights.recurrent().at(j, k), step.before.h[k], bias, sum, lowerUnits, all);
      }
    }
  }
}
