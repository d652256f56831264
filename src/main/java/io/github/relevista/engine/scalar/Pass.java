package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.model.Gate;
import java.util.Arrays;

/**
 * One sequence on its way through one direction of a network: forward, keeping the history, then
 * back as often as wanted. A kind of cell says what a step computes and keeps. The way back here is
 * that of relevance where gates receive none; {@link GateBack} knows the others.
 *
 * <p>Steps are counted in the direction's own reading order: step 0 is the first word of the
 * forward direction, the last of the backward one.
 */
abstract class Pass implements WayBack {
  /** What steps keep. */
  enum Kept {
    /** Nothing. */
    NOTHING,
    /** What relevance needs of which gates receive nothing. */
    SIGNAL,
    /** Everything: a {@link StepRecord}. */
    GATES
  }

  final PackedDirection weights;
  final int hidden;

  /** Where the signal's units begin among the gates. */
  final int signal;

  /** Where the parts of a step lie if everything is kept. */
  final StepRecord record;

  Kept kept = Kept.NOTHING;

  /** The rule that the signal is kept for; meaningless where it is not. */
  EpsilonRule rule;

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
    this.record = new StepRecord(weights.gateWidth(), hidden);
    this.gates = new float[weights.gateWidth()];
    this.hiddenState = new float[hidden];
    this.hiddenRelevance = new float[hidden];
    this.signalRatio = new float[hidden];
    this.embeddingBack = new float[weights.embedding()];
  }

  /** Keeps from now on what a way back by a history needs. */
  final void keep(History history) {
    if (history instanceof History.ForRelevance relevance) {
      rule = relevance.rule();
    }
    if (history instanceof History.None) {
      kept = Kept.NOTHING;
    } else {
      kept = history.throughGates() ? Kept.GATES : Kept.SIGNAL;
    }
  }

  /** Floats that a step keeps for the way back. */
  final int historyPerStep() {
    return switch (kept) {
      case NOTHING -> 0;
      case SIGNAL -> signalHistory();
      case GATES -> record.length();
    };
  }

  /** Floats that a step keeps if it keeps its signal. */
  abstract int signalHistory();

  /** Sets the recurrent state to zero. */
  abstract void reset();

  /**
   * Reads one word.
   *
   * @param input its projection: [gates · hidden], without bias
   * @param history where to keep what is kept: [historyPerStep] from offset
   */
  abstract void step(float[] input, float[] history, int offset);

  /** The hidden state after the last step: [hidden]. */
  float[] state() {
    return hiddenState;
  }

  @Override
  public final void addEmbeddingBack(float[] out, int outOffset, float[] word) {
    Arrays.fill(embeddingBack, 0);
    Kernels.addWeightedRows(
        embeddingBack, 0, weights.signalInput(), hidden, word.length, signalRatio, 0);
    float each = rule.shares() ? share : 0;
    for (int e = 0; e < word.length; e++) {
      out[outOffset + e] += word[e] * embeddingBack[e] + each;
    }
  }

  // A signal's history begins alike for every cell, in parts of [hidden]: how the relevance of its
  // state splits, to what it kept and to what the signal added; 1 / the signal's stabilised
  // pre-activation; h₋.

  /** Keeps the signal's denominators and h₋; before the gates are activated. */
  final void keepSignal(float[] history, int offset) {
    float epsilon = rule.epsilon();
    for (int j = 0; j < hidden; j++) {
      history[offset + 2 * hidden + j] = 1 / stabilised(gates[signal + j], epsilon);
    }
    System.arraycopy(hiddenState, 0, history, offset + 3 * hidden, hidden);
  }

  /**
   * Keeps how the relevance of state = kept + added splits at a unit: the epsilon rule with N = 2.
   */
  final void keepSplit(int unit, float kept, float added, float[] history, int offset) {
    float sum = kept + added;
    float stabiliser = sum >= 0 ? rule.epsilon() : -rule.epsilon();
    float share = rule.epsilonShare() / 2 * stabiliser;
    float denominator = sum + stabiliser;
    history[offset + unit] = (kept + share) / denominator;
    history[offset + hidden + unit] = (added + share) / denominator;
  }

  /** Keeps pre-activations of gates that lie side by side. */
  final void keepLinear(int from, int to, float[] history, int offset) {
    System.arraycopy(gates, from, history, offset + record.linear() + from, to - from);
  }

  /** Keeps the activations of all gates, and h₋: before the hidden state is overwritten. */
  final void keepActivations(float[] history, int offset) {
    System.arraycopy(gates, 0, history, offset + record.activations(), gates.length);
    System.arraycopy(hiddenState, 0, history, offset + record.formerState(), hidden);
  }

  /** The bias of the signal's pre-activation at a unit, as it was at a step. */
  abstract float signalBias(int unit, float[] history, int offset);

  /** Gives every lower unit of the signal its part of bias and stabiliser; returns the word's. */
  final float share(float[] history, int offset) {
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
