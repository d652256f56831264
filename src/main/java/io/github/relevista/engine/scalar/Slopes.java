package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.model.CellKind;
import java.util.Arrays;

/**
 * The activations of a step's slots, and by what a pre-activation's relevance or gradient is
 * multiplied on its way there: 1 / (z + ε sign(z)), or the activation's derivative.
 */
final class Slopes {
  private final CellForm form;
  private final int hidden;
  private final boolean lstm;
  private final boolean resetAfter;
  private final float[] bias;

  /** Null for a gradient. */
  private final EpsilonRule rule;

  private final float[] open;
  private final float[] values;

  /**
   * @param open takes the activations: [width]
   */
  Slopes(PackedDirection weights, History history, float[] open) {
    this.form = weights.form();
    this.hidden = weights.hidden();
    this.lstm = weights.cell() == CellKind.LSTM;
    this.resetAfter = weights.cell() == CellKind.GRU_RESET_AFTER;
    this.bias = weights.bias();
    this.rule = history instanceof History.ForRelevance relevance ? relevance.rule() : null;
    this.open = open;
    this.values = new float[open.length];
  }

  /** The slopes of all slots: [width]. */
  float[] values() {
    return values;
  }

  /** Finds the activations and slopes of a step. */
  void open(Pass pass) {
    for (int slot = lstm ? Slot.INPUT : Slot.UPDATE; slot < Slot.COUNT; slot++) {
      if (slot == Slot.SIGNAL) {
        openSignal(pass.gates);
      } else {
        openGate(pass.gates, slot * hidden);
      }
    }
    if (!lstm) {
      System.arraycopy(pass.gates, 0, open, 0, hidden);
    }
  }

  private void openGate(float[] gates, int from) {
    for (int j = from; j < from + hidden; j++) {
      open[j] = form.gate(gates[j]);
    }
    for (int j = from; j < from + hidden; j++) {
      values[j] =
          rule == null
              ? form.gateSlope(open[j])
              : 1 / Kernels.stabilised(gates[j], rule.epsilon() * form.gateScale());
    }
  }

  private void openSignal(float[] gates) {
    int from = Slot.SIGNAL * hidden;
    for (int j = from; j < from + hidden; j++) {
      open[j] = form.state(gates[j]);
    }
    for (int j = from; j < from + hidden; j++) {
      values[j] =
          rule == null
              ? form.stateSlope(open[j])
              : 1 / Kernels.stabilised(gates[j], rule.epsilon());
    }
  }

  /**
   * Keeps what the lower units of each slot's pre-activation z share, per unit of its signal: δ b +
   * s ε sign(z), where the sign is that of the slope; more for the word where a reset gate acts on
   * a bias.
   */
  void keepShares(float[] history, int stateShare, int wordShare) {
    if (rule == null || !rule.shares()) {
      return;
    }
    if (!lstm) {
      // The bias of a GRU's first slot is shared with that of its signal, whose term the slot is.
      Arrays.fill(history, stateShare, stateShare + hidden, 0);
      Arrays.fill(history, wordShare, wordShare + hidden, 0);
    }
    for (int slot = lstm ? Slot.INPUT : Slot.UPDATE; slot < Slot.COUNT; slot++) {
      float epsilon = slot == Slot.SIGNAL ? rule.epsilon() : rule.epsilon() * form.gateScale();
      for (int j = slot * hidden; j < (slot + 1) * hidden; j++) {
        float stabiliser = Kernels.stabiliser(values[j], epsilon);
        float shared = bias[j] * rule.biasFactor() + stabiliser * rule.epsilonShare();
        history[stateShare + j] = shared;
        history[wordShare + j] = shared;
      }
    }
    if (resetAfter) {
      int signal = Slot.SIGNAL * hidden;
      int resetGate = Slot.RESET * hidden;
      for (int j = 0; j < hidden; j++) {
        float shared = bias[j] * rule.biasFactor() * open[resetGate + j];
        history[wordShare + signal + j] = shared + history[wordShare + signal + j];
      }
    }
  }
}
