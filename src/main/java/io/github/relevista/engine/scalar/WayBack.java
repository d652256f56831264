package io.github.relevista.engine.scalar;

/**
 * Takes what enters the hidden states of one direction back to what it read, step by step, from
 * what the forward steps kept.
 */
interface WayBack {
  /** Begins: there is nothing but what enters the final hidden state, [hidden] from offset. */
  void beginBack(float[] top, int offset);

  /** Adds what enters the hidden state of the step gone through next, [hidden] from offset. */
  void enter(float[] values, int offset);

  /**
   * Goes back through one step.
   *
   * @param history what the step kept, from offset
   */
  void stepBack(float[] history, int offset);

  /**
   * What the word of the step last gone through receives through its weights: relevance, or the
   * product of the word's embedding and its gradient.
   *
   * @param input the word's projection: [width] from inputOffset, without bias
   */
  float word(float[] input, int inputOffset);

  /**
   * What each dimension of what was read shared of bias and stabiliser at the step last gone
   * through; 0 where nothing is shared.
   */
  float share();

  /**
   * Adds what the signals of the step last gone through give to what was read; of relevance a
   * dimension receives that times itself, and its {@link #share}.
   *
   * @param out [size of what was read] from outOffset
   */
  void addInputBack(float[] out, int outOffset);

  /** What is left in the states before the first step, added to a sum. */
  float addRemaining(float sum);

  /**
   * What is left for the states that a sequence began with, where these are not zero: [hidden].
   *
   * @param history what the steps kept
   */
  float[] remaining(float[] history);
}
