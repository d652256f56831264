package io.github.relevista.engine.scalar;

import static io.github.relevista.tensor.Activations.sigmoidInPlace;
import static io.github.relevista.tensor.Activations.tanhInPlace;

import io.github.relevista.model.Gate;
import io.github.relevista.tensor.Activations;
import java.util.Arrays;

/**
 * The LSTM: i, f, o = σ(…), g = tanh(g_pre), c = f·c₋ + i·g, h = o·tanh(c).
 *
 * <p>Back: h is the product of the gate o and the signal tanh(c), so all its relevance joins that
 * of c. c is a sum, whose relevance goes to f·c₋ and i·g by the epsilon rule with N = 2, all of it
 * to c₋ and g, since f and i are gates. g_pre is linear in x and h₋.
 */
final class LstmPass extends Pass {
  private final int inputGate;
  private final int forgetGate;
  private final int outputGate;
  private final float[] bias;
  private final float[] cellState;

  /** tanh(c): [hidden]. */
  private final float[] content;

  private final float[] cellRelevance;

  LstmPass(PackedDirection weights) {
    super(weights);
    inputGate = weights.column(Gate.INPUT);
    forgetGate = weights.column(Gate.FORGET);
    outputGate = weights.column(Gate.OUTPUT);
    bias = new float[weights.gateWidth()];
    for (int j = 0; j < bias.length; j++) {
      bias[j] = weights.inputBias()[j] + weights.recurrentBias()[j];
    }
    cellState = new float[hidden];
    content = new float[hidden];
    cellRelevance = new float[hidden];
  }

  @Override
  int signalHistory() {
    return 4 * hidden;
  }

  @Override
  void reset() {
    Arrays.fill(cellState, 0);
    Arrays.fill(hiddenState, 0);
  }

  @Override
  void step(float[] input, float[] history, int offset) {
    for (int j = 0; j < gates.length; j++) {
      gates[j] = input[j] + bias[j];
    }
    Kernels.addWeightedRows(gates, 0, weights.recurrent(), hidden, gates.length, hiddenState, 0);
    if (kept == Kept.SIGNAL) {
      keepSignal(history, offset);
    } else if (kept == Kept.GATES) {
      keepLinear(0, gates.length, history, offset);
      System.arraycopy(cellState, 0, history, offset + record.formerCell(), hidden);
    }
    sigmoidInPlace(gates, inputGate, inputGate + hidden);
    sigmoidInPlace(gates, forgetGate, forgetGate + hidden);
    tanhInPlace(gates, signal, signal + hidden);
    sigmoidInPlace(gates, outputGate, outputGate + hidden);
    if (kept == Kept.GATES) {
      keepActivations(history, offset);
    }
    for (int j = 0; j < hidden; j++) {
      float former = gates[forgetGate + j] * cellState[j];
      float added = gates[inputGate + j] * gates[signal + j];
      if (kept == Kept.SIGNAL) {
        keepSplit(j, former, added, history, offset);
      }
      cellState[j] = former + added;
      content[j] = Activations.tanh(cellState[j]);
      hiddenState[j] = gates[outputGate + j] * content[j];
    }
    if (kept == Kept.GATES) {
      System.arraycopy(content, 0, history, offset + record.content(), hidden);
    }
  }

  @Override
  public void beginBack(float[] relevance, int offset) {
    Arrays.fill(cellRelevance, 0);
    System.arraycopy(relevance, offset, hiddenRelevance, 0, hidden);
  }

  @Override
  public float stepBack(float[] input, float[] history, int offset) {
    for (int j = 0; j < hidden; j++) {
      float relevance = cellRelevance[j] + hiddenRelevance[j];
      signalRatio[j] = history[offset + hidden + j] * relevance * history[offset + 2 * hidden + j];
      cellRelevance[j] = history[offset + j] * relevance;
    }
    Arrays.fill(hiddenRelevance, 0);
    Kernels.addWeightedRows(
        hiddenRelevance, 0, weights.signalRecurrent(), hidden, hidden, signalRatio, 0);
    for (int k = 0; k < hidden; k++) {
      hiddenRelevance[k] *= history[offset + 3 * hidden + k];
    }
    float word = Kernels.dot(input, signal, signalRatio, 0, hidden);
    return rule.shares() ? word + share(history, offset) : word;
  }

  @Override
  float signalBias(int unit, float[] history, int offset) {
    return bias[signal + unit];
  }

  @Override
  public float remaining() {
    return sum(cellRelevance) + sum(hiddenRelevance);
  }
}
