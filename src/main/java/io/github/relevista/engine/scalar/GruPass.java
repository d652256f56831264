package io.github.relevista.engine.scalar;

import io.github.relevista.engine.network.TanhFraction;
import io.github.relevista.model.CellKind;
import java.util.Arrays;

/**
 * The GRU: r, z = σ(…), n = tanh(n_pre), h = (1 − z)·n + z·h₋, where n_pre = W x + b + r·(U h₋ +
 * b_hn) if the reset gate acts after the recurrent product, and W x + U (r·h₋) + b + b_hn if
 * before.
 */
final class GruPass extends Pass {
  private final boolean resetAfter;

  /** r: [hidden]. */
  private final float[] reset;

  /** r·h₋: [hidden]. */
  private final float[] gatedState;

  /** U (r·h₋), in the signal's slot: [width]. */
  private final float[] candidate;

  GruPass(PackedDirection weights) {
    super(weights);
    resetAfter = weights.cell() == CellKind.GRU_RESET_AFTER;
    reset = new float[hidden];
    gatedState = new float[hidden];
    candidate = new float[weights.width()];
  }

  @Override
  void computeSignal() {
    int signal = Slot.SIGNAL * hidden;
    int resetGate = Slot.RESET * hidden;
    for (int j = 0; j < hidden; j++) {
      reset[j] = form.gate(gates[resetGate + j]);
    }
    if (resetAfter) {
      for (int j = 0; j < hidden; j++) {
        gates[signal + j] = Math.fma(reset[j], gates[j], gates[signal + j]);
      }
      return;
    }
    for (int k = 0; k < hidden; k++) {
      gatedState[k] = reset[k] * hiddenState[k];
    }
    Arrays.fill(candidate, signal, signal + hidden, 0);
    weights.addRecurrent(candidate, new Slot.Range(Slot.SIGNAL, 1), gatedState);
    for (int j = signal; j < signal + hidden; j++) {
      gates[j] += candidate[j];
    }
  }

  @Override
  void computeState() {
    int updateGate = Slot.UPDATE * hidden;
    int signal = Slot.SIGNAL * hidden;
    if (!form.isUsual()) {
      for (int j = 0; j < hidden; j++) {
        float update = form.gate(gates[updateGate + j]);
        added[j] = (1 - update) * form.state(gates[signal + j]);
        kept[j] = update * hiddenState[j];
        hiddenState[j] = kept[j] + added[j];
      }
      return;
    }
    for (int j = 0; j < hidden; j++) {
      added[j] = TanhFraction.closedTimesTanh(gates[updateGate + j], gates[signal + j]);
    }
    for (int j = 0; j < hidden; j++) {
      kept[j] = TanhFraction.sigmoid(gates[updateGate + j]) * hiddenState[j];
      hiddenState[j] = kept[j] + added[j];
    }
  }

  @Override
  float[] formerState() {
    return hiddenState;
  }

  @Override
  float[] recurrentInput() {
    return resetAfter ? hiddenState : gatedState;
  }

  @Override
  float[] openReset() {
    return reset;
  }
}
