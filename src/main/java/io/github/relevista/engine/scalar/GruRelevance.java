package io.github.relevista.engine.scalar;

import io.github.relevista.engine.History;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.Gate;
import java.util.Arrays;

/**
 * The relevance of a GRU by any {@link io.github.relevista.engine.ProductRule}, which says what its
 * products are: that of h, a sum, divides between (1 − z)·n and z·h₋ by the epsilon rule with N =
 * 2, and each of these between its gate and its signal.
 */
final class GruRelevance extends GateRelevance {
  private final boolean resetAfter;
  private final int resetGate;
  private final int updateGate;

  GruRelevance(PackedDirection weights, History.ForRelevance history) {
    super(weights, history, new float[weights.gateWidth()], new float[weights.gateWidth()]);
    resetAfter = weights.cell() == CellKind.GRU_RESET_AFTER;
    resetGate = weights.column(Gate.RESET);
    updateGate = weights.column(Gate.UPDATE);
  }

  @Override
  public float stepBack(float[] input, float[] history, int offset) {
    int activations = offset + record.activations();
    int linear = offset + record.linear();
    for (int j = 0; j < hidden; j++) {
      float z = history[activations + updateGate + j];
      float n = history[activations + signal + j];
      float former = history[offset + record.formerState() + j];
      float state = stayed[j] + arrived[j];
      float sum = z * former + (1 - z) * n;
      float kept = termFraction(z * former, sum) * state;
      float added = termFraction((1 - z) * n, sum) * state;
      float ofKept = gateFraction(z, former);
      float ofAdded = gateFraction(1 - z, n);
      float toUpdate = ofKept * kept + ofAdded * added;
      wordSignals[updateGate + j] = quotient(toUpdate, history[linear + updateGate + j]);
      wordSignals[signal + j] = quotient((1 - ofAdded) * added, history[linear + signal + j]);
      stayed[j] = (1 - ofKept) * kept;
    }
    float sharedBySignal =
        resetAfter ? throughOuterReset(history, offset) : throughInnerReset(history, offset);
    System.arraycopy(wordSignals, updateGate, stateSignals, updateGate, hidden);
    System.arraycopy(wordSignals, resetGate, stateSignals, resetGate, hidden);
    if (!rule.shares()) {
      return endStep(input, history, offset, 0, 0);
    }
    float sharedByGates =
        sharedByGate(updateGate, history, offset) + sharedByGate(resetGate, history, offset);
    return endStep(
        input,
        history,
        offset,
        sharedByGates + sharedBySignal,
        sharedByGates + sharedWithWord(history, offset));
  }

  /**
   * Of every message of n_pre = W x + b + r·(U h₋ + b_hn) to h₋ the reset gate receives its part.
   *
   * @return what the signal shares with h₋
   */
  private float throughOuterReset(float[] history, int offset) {
    float sum = 0;
    for (int j = 0; j < hidden; j++) {
      float r = history[offset + record.activations() + resetGate + j];
      float recurrent = history[offset + record.recurrentSignal() + j];
      float product = r * (recurrent - weights.recurrentBias()[signal + j]);
      float shared = signalShared(j, history, offset);
      float toReset = gateFraction(r, recurrent);
      float message = (product + shared * hidden / lowerUnits()) * wordSignals[signal + j];
      wordSignals[resetGate + j] =
          quotient(toReset * message, history[offset + record.linear() + resetGate + j]);
      stateSignals[signal + j] = (1 - toReset) * r * wordSignals[signal + j];
      sum += (1 - toReset) * shared * wordSignals[signal + j];
    }
    return sum;
  }

  /**
   * n_pre = W x + b + U (r·h₋) gives to each product r·h₋, which divides it; h₋ is reached here.
   *
   * @return what the signal shares with h₋: nothing beyond what the products received
   */
  private float throughInnerReset(float[] history, int offset) {
    float each = rule.shares() ? sharedWithWord(history, offset) / lowerUnits() : 0;
    multiplySignal();
    for (int k = 0; k < hidden; k++) {
      float r = history[offset + record.activations() + resetGate + k];
      float former = history[offset + record.formerState() + k];
      float product = r * former * stateBack[k] + each;
      float toReset = gateFraction(r, former);
      wordSignals[resetGate + k] =
          quotient(toReset * product, history[offset + record.linear() + resetGate + k]);
      stayed[k] += (1 - toReset) * product;
    }
    Arrays.fill(stateSignals, signal, signal + hidden, 0);
    return 0;
  }

  /** What the signal shares with its lower units at a unit; 0 under a rule that shares nothing. */
  private float signalShared(int unit, float[] history, int offset) {
    float r = resetAfter ? history[offset + record.activations() + resetGate + unit] : 1;
    float bias = weights.inputBias()[signal + unit] + r * weights.recurrentBias()[signal + unit];
    return shared(bias, history[offset + record.linear() + signal + unit]);
  }

  /** What the signal shares with the word, before it is divided. */
  private float sharedWithWord(float[] history, int offset) {
    float sum = 0;
    for (int j = 0; j < hidden; j++) {
      sum += signalShared(j, history, offset) * wordSignals[signal + j];
    }
    return sum;
  }
}
