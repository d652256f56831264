package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EpsilonRule;

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

  /** Pre-activations of all gates at the current step: [gates · hidden]. */
  final float[] gates;

  Pass(PackedDirection weights) {
    this.weights = weights;
    this.hidden = weights.hidden();
    this.gates = new float[weights.gateWidth()];
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
  abstract float[] state();

  /** Begins a way back: no relevance but that of the final hidden state, [hidden] from offset. */
  abstract void beginBack(float[] relevance, int offset);

  /**
   * Lets relevance flow back through one step and returns what its word receives.
   *
   * @param input the word's projection: [gates · hidden], without bias
   */
  abstract float stepBack(float[] input, EpsilonRule rule, float[] history, int offset);

  /** What relevance is left in the states before the first step. */
  abstract float remaining();

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
