package io.github.relevista.engine.scalar;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.Gate;
import java.util.Arrays;

/**
 * The gradient of a GRU. Of h = (1 − z)·n + z·h₋, with σ' = σ(1 − σ) and tanh' = 1 − tanh²:
 *
 * <pre>
 *   ∂z_pre = (h₋ − n)·z(1 − z)·∂h    ∂n_pre = (1 − z)·(1 − n²)·∂h    ∂h₋ = z·∂h
 * </pre>
 *
 * Where n_pre = W x + b + r·q with q = U h₋ + b_hn, ∂q = r·∂n_pre and ∂r_pre = q·r(1 − r)·∂n_pre.
 * Where n_pre = W x + b + U p with p = r·h₋, ∂p = Uᵀ ∂n_pre, ∂r_pre = h₋·r(1 − r)·∂p and ∂h₋ +=
 * r·∂p. Every other pre-activation passes its gradient to x by Wᵀ and to h₋ by Uᵀ.
 */
final class GruGradient extends GateGradient {
  private final boolean resetAfter;
  private final int resetGate;
  private final int updateGate;

  GruGradient(PackedDirection weights) {
    super(weights, new float[weights.gateWidth()], new float[weights.gateWidth()]);
    resetAfter = weights.cell() == CellKind.GRU_RESET_AFTER;
    resetGate = weights.column(Gate.RESET);
    updateGate = weights.column(Gate.UPDATE);
  }

  @Override
  public float stepBack(float[] input, float[] history, int offset) {
    int activations = offset + record.activations();
    for (int j = 0; j < hidden; j++) {
      float z = history[activations + updateGate + j];
      float n = history[activations + signal + j];
      float former = history[offset + record.formerState() + j];
      float state = stayed[j] + arrived[j];
      wordSignals[updateGate + j] = (former - n) * z * (1 - z) * state;
      wordSignals[signal + j] = (1 - z) * (1 - n * n) * state;
      stayed[j] = z * state;
    }
    if (resetAfter) {
      throughOuterReset(history, offset);
    } else {
      throughInnerReset(history, offset);
    }
    System.arraycopy(wordSignals, updateGate, stateSignals, updateGate, hidden);
    System.arraycopy(wordSignals, resetGate, stateSignals, resetGate, hidden);
    arriveAtFormerState();
    return Kernels.dot(input, 0, wordSignals, 0, wordSignals.length);
  }

  /** From n_pre through r·(U h₋ + b_hn). */
  private void throughOuterReset(float[] history, int offset) {
    for (int j = 0; j < hidden; j++) {
      float r = history[offset + record.activations() + resetGate + j];
      float recurrent = history[offset + record.recurrentSignal() + j];
      wordSignals[resetGate + j] = recurrent * r * (1 - r) * wordSignals[signal + j];
      stateSignals[signal + j] = r * wordSignals[signal + j];
    }
  }

  /** From n_pre through U (r·h₋), whose h₋ is reached here. */
  private void throughInnerReset(float[] history, int offset) {
    multiplySignal();
    for (int k = 0; k < hidden; k++) {
      float r = history[offset + record.activations() + resetGate + k];
      float former = history[offset + record.formerState() + k];
      wordSignals[resetGate + k] = former * r * (1 - r) * stateBack[k];
      stayed[k] += r * stateBack[k];
    }
    Arrays.fill(stateSignals, signal, signal + hidden, 0);
  }
}
