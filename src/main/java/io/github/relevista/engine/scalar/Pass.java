package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.model.Gate;
import java.util.Arrays;

/**
 * One sequence on its way through one direction of a network: forward, keeping the history, then
 * back as often as wanted. A kind of cell says what a step computes and keeps.
 *
 * <p>Steps are counted in the direction's own reading order: step 0 is the first word of the
 * forward direction, the last of the backward one.
 */
abstract class Pass {
  final PackedDirection weights;
  final int hidden;

  /** Where the signal's units begin among the gates. */
  final int signal;

  /** Pre-activations of all gates at the current step: [gates · hidden]. */
  final float[] gates;

  final float[] hiddenState;
  final float[] hiddenRelevance;

  /** Relevance of the signal over its stabilised pre-activation: [hidden]. */
  final float[] signalRatio;

  /** Ratios of the signal on their way to the embedding: [embedding]. */
  private final float[] embeddingBack;

  /** What each lower unit of the signal received of bias and stabiliser, if they share. */
  private float share;

  Pass(PackedDirection weights) {
    this.weights = weights;
    this.hidden = weights.hidden();
    this.signal = weights.column(Gate.SIGNAL);
    this.gates = new float[weights.gateWidth()];
    this.hiddenState = new float[hidden];
    this.hiddenRelevance = new float[hidden];
    this.signalRatio = new float[hidden];
    this.embeddingBack = new float[weights.embedding()];
  }

  /** Floats that a step keeps for the way back. */
  abstract int historyPerStep();

  /** Sets the recurrent state to zero. */
  abstract void reset();

  /**
   * Reads one word.
   *
   * @param input its projection: [gates · hidden], without bias
   * @param rule the rule to keep the history for, or null to keep none
   * @param history where to keep it: [historyPerStep] from offset
   */
  abstract void step(float[] input, EpsilonRule rule, float[] history, int offset);

  /** The hidden state after the last step: [hidden]. */
  float[] state() {
    return hiddenState;
  }

  /** Begins a way back: no relevance but that of the final hidden state, [hidden] from offset. */
  abstract void beginBack(float[] relevance, int offset);

  /**
   * Lets relevance flow back through one step and returns what its word receives. Leaves the
   * signal's ratios behind for {@link #addEmbeddingBack}.
   *
   * @param input the word's projection: [gates · hidden], without bias
   */
  abstract float stepBack(float[] input, EpsilonRule rule, float[] history, int offset);

  /**
   * Adds what each dimension of the word's embedding receives at the step that was last run back.
   *
   * @param out [embedding] from outOffset
   * @param word the word's embedding: [embedding]
   */
  final void addEmbeddingBack(float[] out, int outOffset, float[] word, EpsilonRule rule) {
    Arrays.fill(embeddingBack, 0);
    Kernels.addWeightedRows(
        embeddingBack, 0, weights.signalInput(), hidden, word.length, signalRatio, 0);
    float each = rule.shares() ? share : 0;
    for (int e = 0; e < word.length; e++) {
      out[outOffset + e] += word[e] * embeddingBack[e] + each;
    }
  }

  /** What relevance is left in the states before the first step. */
  abstract float remaining();

  // A step's history begins alike for every cell, in parts of [hidden]: how the relevance of its
  // state splits, to what it kept and to what the signal added; 1 / the signal's stabilised
  // pre-activation; h₋.

  /** Keeps the signal's denominators and h₋; before the gates are activated. */
  final void keepSignal(EpsilonRule rule, float[] history, int offset) {
    float epsilon = rule.epsilon();
    for (int j = 0; j < hidden; j++) {
      history[offset + 2 * hidden + j] = 1 / stabilised(gates[signal + j], epsilon);
    }
    System.arraycopy(hiddenState, 0, history, offset + 3 * hidden, hidden);
  }

  /**
   * Keeps how the relevance of state = kept + added splits at a unit: the epsilon rule with N = 2.
   */
  final void keepSplit(
      int unit, float kept, float added, EpsilonRule rule, float[] history, int offset) {
    float sum = kept + added;
    float stabiliser = sum >= 0 ? rule.epsilon() : -rule.epsilon();
    float share = rule.epsilonShare() / 2 * stabiliser;
    float denominator = sum + stabiliser;
    history[offset + unit] = (kept + share) / denominator;
    history[offset + hidden + unit] = (added + share) / denominator;
  }

  /** The bias of the signal's pre-activation at a unit, as it was at a step. */
  abstract float signalBias(int unit, float[] history, int offset);

  /** Gives every lower unit of the signal its part of bias and stabiliser; returns the word's. */
  final float share(EpsilonRule rule, float[] history, int offset) {
    float epsilonShare = rule.epsilonShare();
    float sum = 0;
    for (int j = 0; j < hidden; j++) {
      float stabiliser = history[offset + 2 * hidden + j] > 0 ? rule.epsilon() : -rule.epsilon();
      float bias = rule.biasFactor() * signalBias(j, history, offset);
      sum += (bias + epsilonShare * stabiliser) * signalRatio[j];
    }
    share = sum / (weights.embedding() + hidden);
    for (int k = 0; k < hidden; k++) {
      hiddenRelevance[k] += share;
    }
    return share * weights.embedding();
  }

  /** z + ε sign(z), where the sign of zero is +1. */
  static float stabilised(float z, float epsilon) {
    return z >= 0 ? z + epsilon : z - epsilon;
  }

  /** ε sign(z), where the sign of zero is +1. */
  static float stabiliser(float z, float epsilon) {
    return z >= 0 ? epsilon : -epsilon;
  }

  static float sum(float[] values) {
    float sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
