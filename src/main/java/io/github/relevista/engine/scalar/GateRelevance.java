package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.ProductRule;

/**
 * What relevance through all gates has in common for all cells: the signal of a pre-activation is
 * its relevance over its stabilised self, and what the pre-activation's lower units share of its
 * bias and stabiliser is divided evenly among the embedding's dimensions and the hidden units.
 */
abstract class GateRelevance extends GateBack {
  final EpsilonRule rule;
  private final ProductRule products;

  /** What each dimension of the word shared at the step last gone through. */
  private float wordShare;

  /**
   * @param stateSignals [gates · hidden], the same array as wordSignals where they never differ
   */
  GateRelevance(
      PackedDirection weights,
      History.ForRelevance history,
      float[] wordSignals,
      float[] stateSignals) {
    super(weights, wordSignals, stateSignals);
    this.rule = history.rule();
    this.products = history.products();
  }

  /** What part of a product's relevance the gate receives; the rest is the signal's. */
  final float gateFraction(float gate, float signal) {
    return switch (products) {
      case ALL -> 0;
      case PROPORTIONAL -> gate / Pass.stabilised(gate + signal, rule.epsilon());
      case ABSOLUTE -> {
        float sum = Math.abs(gate) + Math.abs(signal);
        yield sum == 0 ? 0 : Math.abs(gate) / sum;
      }
      case HALF -> 0.5f;
    };
  }

  /** What part of the relevance of a sum of two terms one of them receives. */
  final float termFraction(float term, float sum) {
    float stabiliser = Pass.stabiliser(sum, rule.epsilon());
    return (term + rule.epsilonShare() / 2 * stabiliser) / (sum + stabiliser);
  }

  /** Relevance over a stabilised pre-activation. */
  final float quotient(float relevance, float linear) {
    return relevance / Pass.stabilised(linear, rule.epsilon());
  }

  /** What the lower units of a pre-activation share: δ b + s ε sign(z). */
  final float shared(float bias, float linear) {
    return rule.biasFactor() * bias + rule.epsilonShare() * Pass.stabiliser(linear, rule.epsilon());
  }

  /** Σ shared · signal over the units of a gate whose two biases act together. */
  final float sharedByGate(int gate, float[] history, int offset) {
    float sum = 0;
    for (int unit = gate; unit < gate + hidden; unit++) {
      float bias = weights.inputBias()[unit] + weights.recurrentBias()[unit];
      sum += shared(bias, history[offset + record.linear() + unit]) * wordSignals[unit];
    }
    return sum;
  }

  /** Lower units of a pre-activation: dimensions of the embedding and hidden units. */
  final int lowerUnits() {
    return embedding + hidden;
  }

  /**
   * Ends a step: what arrives at the former hidden state, and what the word receives.
   *
   * @param sharedWithState what is shared with the former hidden state, before it is divided
   * @param sharedWithWord the same for the word
   */
  final float endStep(
      float[] input, float[] history, int offset, float sharedWithState, float sharedWithWord) {
    multiplyStateSignals();
    float each = sharedWithState / lowerUnits();
    for (int k = 0; k < hidden; k++) {
      arrived[k] = history[offset + record.formerState() + k] * stateBack[k] + each;
    }
    wordShare = sharedWithWord / lowerUnits();
    return Kernels.dot(input, 0, wordSignals, 0, wordSignals.length) + wordShare * embedding;
  }

  @Override
  public final void addEmbeddingBack(float[] out, int outOffset, float[] word) {
    multiplyWordSignals();
    for (int e = 0; e < embedding; e++) {
      out[outOffset + e] += word[e] * embeddingBack[e] + wordShare;
    }
  }
}
