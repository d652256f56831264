package io.github.relevista.engine.scalar;

import io.github.relevista.model.Gate;

/**
 * The gradient of an LSTM. Of h = o·tanh(c), c = f·c₋ + i·g, with σ' = σ(1 − σ) and tanh' = 1 −
 * tanh²:
 *
 * <pre>
 *   ∂o_pre = tanh(c)·o(1 − o)·∂h     ∂c  += o·(1 − tanh²(c))·∂h
 *   ∂i_pre = g·i(1 − i)·∂c           ∂g_pre = i·(1 − g²)·∂c
 *   ∂f_pre = c₋·f(1 − f)·∂c          ∂c₋ = f·∂c
 * </pre>
 *
 * and every pre-activation W x + U h₋ + b passes its gradient to x by Wᵀ and to h₋ by Uᵀ.
 */
final class LstmGradient extends GateGradient {
  private final int inputGate;
  private final int forgetGate;
  private final int outputGate;

  LstmGradient(PackedDirection weights) {
    this(weights, new float[weights.gateWidth()]);
  }

  private LstmGradient(PackedDirection weights, float[] signals) {
    super(weights, signals, signals);
    inputGate = weights.column(Gate.INPUT);
    forgetGate = weights.column(Gate.FORGET);
    outputGate = weights.column(Gate.OUTPUT);
  }

  @Override
  public float stepBack(float[] input, float[] history, int offset) {
    int activations = offset + record.activations();
    for (int j = 0; j < hidden; j++) {
      float i = history[activations + inputGate + j];
      float f = history[activations + forgetGate + j];
      float g = history[activations + signal + j];
      float o = history[activations + outputGate + j];
      float former = history[offset + record.formerCell() + j];
      float content = history[offset + record.content() + j];
      float cell = stayed[j] + o * (1 - content * content) * arrived[j];
      wordSignals[outputGate + j] = content * o * (1 - o) * arrived[j];
      wordSignals[inputGate + j] = g * i * (1 - i) * cell;
      wordSignals[forgetGate + j] = former * f * (1 - f) * cell;
      wordSignals[signal + j] = i * (1 - g * g) * cell;
      stayed[j] = f * cell;
    }
    arriveAtFormerState();
    return Kernels.dot(input, 0, wordSignals, 0, wordSignals.length);
  }
}
