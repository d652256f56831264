package io.github.relevista.engine.scalar;

import io.github.relevista.engine.History;
import io.github.relevista.model.Gate;

/**
 * The relevance of an LSTM by any {@link io.github.relevista.engine.ProductRule}: that of h divides
 * between o and tanh(c), that of c, a sum, between f·c₋ and i·g by the epsilon rule with N = 2, and
 * each of these between its gate and its signal.
 */
final class LstmRelevance extends GateRelevance {
  private final int inputGate;
  private final int forgetGate;
  private final int outputGate;

  LstmRelevance(PackedDirection weights, History.ForRelevance history) {
    this(weights, history, new float[weights.gateWidth()]);
  }

  private LstmRelevance(PackedDirection weights, History.ForRelevance history, float[] signals) {
    super(weights, history, signals, signals);
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
      float toOutput = gateFraction(o, history[offset + record.content() + j]);
      float cell = stayed[j] + (1 - toOutput) * arrived[j];
      float kept = termFraction(f * former, f * former + i * g) * cell;
      float added = termFraction(i * g, f * former + i * g) * cell;
      float toForget = gateFraction(f, former);
      float toInput = gateFraction(i, g);
      setSignal(outputGate + j, toOutput * arrived[j], history, offset);
      setSignal(forgetGate + j, toForget * kept, history, offset);
      setSignal(inputGate + j, toInput * added, history, offset);
      setSignal(signal + j, (1 - toInput) * added, history, offset);
      stayed[j] = (1 - toForget) * kept;
    }
    float shared = rule.shares() ? sharedByAllGates(history, offset) : 0;
    return endStep(input, history, offset, shared, shared);
  }

  private void setSignal(int unit, float relevance, float[] history, int offset) {
    wordSignals[unit] = quotient(relevance, history[offset + record.linear() + unit]);
  }

  private float sharedByAllGates(float[] history, int offset) {
    return sharedByGate(inputGate, history, offset)
        + sharedByGate(forgetGate, history, offset)
        + sharedByGate(signal, history, offset)
        + sharedByGate(outputGate, history, offset);
  }
}
