package io.github.relevista.engine.scalar;

import static io.github.relevista.tensor.Activations.sigmoidInPlace;
import static io.github.relevista.tensor.Activations.tanhInPlace;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.Gate;
import java.util.Arrays;

/**
 * The GRU: r, z = σ(…), n = tanh(n_pre), h = (1 − z)·n + z·h₋, where n_pre = W x + b + r·(U h₋ +
 * b_hn) if the reset gate acts after the recurrent product, and W x + U (r·h₋) + b + b_hn if
 * before.
 *
 * <p>Back: h is a sum, whose relevance goes to (1 − z)·n and z·h₋ by the epsilon rule with N = 2,
 * all of it to n and h₋, since z is a gate. n_pre is linear in x and h₋ with r as a constant: a
 * factor of its outputs in the first form, of its inputs in the second.
 */
final class GruPass extends Pass {
  private final boolean resetAfter;
  private final int resetGate;
  private final int updateGate;
  private final float[] recurrent;
  private final float[] gatedState;
  private final float[] recurrentRatio;
  private final float[] back;

  GruPass(PackedDirection weights) {
    super(weights);
    resetAfter = weights.cell() == CellKind.GRU_RESET_AFTER;
    resetGate = weights.column(Gate.RESET);
    updateGate = weights.column(Gate.UPDATE);
    recurrent = new float[gates.length];
    gatedState = new float[hidden];
    recurrentRatio = new float[hidden];
    back = new float[hidden];
  }

  /** Behind what every cell keeps: r. */
  @Override
  int signalHistory() {
    return 5 * hidden;
  }

  @Override
  void reset() {
    Arrays.fill(hiddenState, 0);
  }

  @Override
  void step(float[] input, float[] history, int offset) {
    float[] inputBias = weights.inputBias();
    for (int j = 0; j < gates.length; j++) {
      gates[j] = input[j] + inputBias[j];
    }
    System.arraycopy(weights.recurrentBias(), 0, recurrent, 0, recurrent.length);
    Kernels.addWeightedRows(
        recurrent, 0, weights.recurrent(), hidden, recurrent.length, hiddenState, 0);
    for (int j = 0; j < hidden; j++) {
      gates[resetGate + j] += recurrent[resetGate + j];
      gates[updateGate + j] += recurrent[updateGate + j];
    }
    if (kept == Kept.GATES) {
      keepLinear(resetGate, resetGate + hidden, history, offset);
      keepLinear(updateGate, updateGate + hidden, history, offset);
    }
    sigmoidInPlace(gates, resetGate, resetGate + hidden);
    sigmoidInPlace(gates, updateGate, updateGate + hidden);
    addRecurrentSignal();
    if (kept == Kept.SIGNAL) {
      keepSignal(history, offset);
      System.arraycopy(gates, resetGate, history, offset + 4 * hidden, hidden);
    } else if (kept == Kept.GATES) {
      keepLinear(signal, signal + hidden, history, offset);
      System.arraycopy(recurrent, signal, history, offset + record.recurrentSignal(), hidden);
    }
    tanhInPlace(gates, signal, signal + hidden);
    if (kept == Kept.GATES) {
      keepActivations(history, offset);
    }
    for (int j = 0; j < hidden; j++) {
      float former = gates[updateGate + j] * hiddenState[j];
      float added = (1 - gates[updateGate + j]) * gates[signal + j];
      if (kept == Kept.SIGNAL) {
        keepSplit(j, former, added, history, offset);
      }
      hiddenState[j] = former + added;
    }
  }

  private void addRecurrentSignal() {
    if (resetAfter) {
      for (int j = 0; j < hidden; j++) {
        gates[signal + j] += gates[resetGate + j] * recurrent[signal + j];
      }
    } else {
      for (int k = 0; k < hidden; k++) {
        gatedState[k] = gates[resetGate + k] * hiddenState[k];
        gates[signal + k] += weights.recurrentBias()[signal + k];
      }
      addSignalProduct();
    }
  }

  /** n_pre += U · (r·h₋). */
  private void addSignalProduct() {
    float[] matrix = weights.signalRecurrent();
    for (int j = 0; j < hidden; j++) {
      gates[signal + j] += Kernels.dot(matrix, j * hidden, gatedState, 0, hidden);
    }
  }

  @Override
  public void beginBack(float[] relevance, int offset) {
    System.arraycopy(relevance, offset, hiddenRelevance, 0, hidden);
  }

  @Override
  public float stepBack(float[] input, float[] history, int offset) {
    int resetOffset = offset + 4 * hidden;
    for (int j = 0; j < hidden; j++) {
      signalRatio[j] =
          history[offset + hidden + j] * hiddenRelevance[j] * history[offset + 2 * hidden + j];
      hiddenRelevance[j] *= history[offset + j];
      recurrentRatio[j] = resetAfter ? signalRatio[j] * history[resetOffset + j] : signalRatio[j];
    }
    Arrays.fill(back, 0);
    Kernels.addWeightedRows(back, 0, weights.signalRecurrent(), hidden, hidden, recurrentRatio, 0);
    for (int k = 0; k < hidden; k++) {
      float gated = resetAfter ? 1 : history[resetOffset + k];
      hiddenRelevance[k] += gated * history[offset + 3 * hidden + k] * back[k];
    }
    float word = Kernels.dot(input, signal, signalRatio, 0, hidden);
    return rule.shares() ? word + share(history, offset) : word;
  }

  @Override
  float signalBias(int unit, float[] history, int offset) {
    float reset = resetAfter ? history[offset + 4 * hidden + unit] : 1;
    return weights.inputBias()[signal + unit] + reset * weights.recurrentBias()[signal + unit];
  }

  @Override
  public float remaining() {
    return sum(hiddenRelevance);
  }
}
