package io.github.relevista.engine.scalar;

import static io.github.relevista.tensor.Activations.sigmoidInPlace;
import static io.github.relevista.tensor.Activations.tanhInPlace;

import io.github.relevista.engine.EpsilonRule;
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
  private final int signal;
  private final int outputGate;
  private final float[] bias;
  private final float[] cellState;
  private final float[] hiddenState;
  private final float[] cellRelevance;
  private final float[] hiddenRelevance;
  private final float[] signalRatio;

  LstmPass(PackedDirection weights) {
    super(weights);
    inputGate = weights.column(Gate.INPUT);
    forgetGate = weights.column(Gate.FORGET);
    signal = weights.column(Gate.SIGNAL);
    outputGate = weights.column(Gate.OUTPUT);
    bias = new float[weights.gateWidth()];
    for (int j = 0; j < bias.length; j++) {
      bias[j] = weights.inputBias()[j] + weights.recurrentBias()[j];
    }
    cellState = new float[hidden];
    hiddenState = new float[hidden];
    cellRelevance = new float[hidden];
    hiddenRelevance = new float[hidden];
    signalRatio = new float[hidden];
  }

  /** Kept of a step: how c's relevance splits (to c₋, to g), 1 / stabilised g_pre, and h₋. */
  @Override
  int historyPerStep() {
    return 4 * hidden;
  }

  @Override
  void reset() {
    Arrays.fill(cellState, 0);
    Arrays.fill(hiddenState, 0);
  }

  @Override
  void step(float[] input, EpsilonRule rule, float[] history, int offset) {
    for (int j = 0; j < gates.length; j++) {
      gates[j] = input[j] + bias[j];
    }
    Kernels.addWeightedRows(gates, 0, weights.recurrent(), hidden, gates.length, hiddenState, 0);
    if (rule != null) {
      keepSignal(rule, history, offset);
    }
    sigmoidInPlace(gates, inputGate, inputGate + hidden);
    sigmoidInPlace(gates, forgetGate, forgetGate + hidden);
    tanhInPlace(gates, signal, signal + hidden);
    sigmoidInPlace(gates, outputGate, outputGate + hidden);
    if (rule != null) {
      keepSplit(rule, history, offset);
    }
    for (int j = 0; j < hidden; j++) {
      cellState[j] =
          gates[forgetGate + j] * cellState[j] + gates[inputGate + j] * gates[signal + j];
      hiddenState[j] = gates[outputGate + j] * Activations.tanh(cellState[j]);
    }
  }

  private void keepSignal(EpsilonRule rule, float[] history, int offset) {
    float epsilon = rule.epsilon();
    for (int j = 0; j < hidden; j++) {
      history[offset + 2 * hidden + j] = 1 / stabilised(gates[signal + j], epsilon);
    }
    System.arraycopy(hiddenState, 0, history, offset + 3 * hidden, hidden);
  }

  private void keepSplit(EpsilonRule rule, float[] history, int offset) {
    float epsilon = rule.epsilon();
    float halfShare = rule.epsilonShare() / 2;
    for (int j = 0; j < hidden; j++) {
      float kept = gates[forgetGate + j] * cellState[j];
      float added = gates[inputGate + j] * gates[signal + j];
      float sum = kept + added;
      float share = halfShare * stabiliser(sum, epsilon);
      float denominator = stabilised(sum, epsilon);
      history[offset + j] = (kept + share) / denominator;
      history[offset + hidden + j] = (added + share) / denominator;
    }
  }

  @Override
  float[] state() {
    return hiddenState;
  }

  @Override
  void beginBack(float[] relevance, int offset) {
    Arrays.fill(cellRelevance, 0);
    System.arraycopy(relevance, offset, hiddenRelevance, 0, hidden);
  }

  @Override
  float stepBack(float[] input, EpsilonRule rule, float[] history, int offset) {
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
    return rule.shares() ? word + share(rule, history, offset) : word;
  }

  /** Gives every lower unit of g_pre its part of bias and stabiliser; returns the word's. */
  private float share(EpsilonRule rule, float[] history, int offset) {
    float epsilonShare = rule.epsilonShare();
    float sum = 0;
    for (int j = 0; j < hidden; j++) {
      float sign = history[offset + 2 * hidden + j] > 0 ? rule.epsilon() : -rule.epsilon();
      sum += (rule.biasFactor() * bias[signal + j] + epsilonShare * sign) * signalRatio[j];
    }
    float each = sum / (weights.embedding() + hidden);
    for (int k = 0; k < hidden; k++) {
      hiddenRelevance[k] += each;
    }
    return each * weights.embedding();
  }

  @Override
  float remaining() {
    return sum(cellRelevance) + sum(hiddenRelevance);
  }
}
