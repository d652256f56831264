package io.github.relevista.engine.scalar;

/**
 * Takes what enters at the top of one direction back to the words of a sequence, step by step, from
 * what the forward steps kept.
 */
interface WayBack {
  /** Begins: there is nothing but what enters the final hidden state, [hidden] from offset. */
  void beginBack(float[] top, int offset);

  /**
   * Goes back through one step and returns what its word receives through its weights: relevance,
   * or the product of the word's embedding and its gradient.
   *
   * @param input the word's projection: [width], without bias
   * @param history what the step kept, from offset
   */
  float stepBack(float[] input, float[] history, int offset);

  /**
   * What each dimension of the word's embedding shared of bias and stabiliser at the step last gone
   * through; 0 where nothing is shared.
   */
  float share();

  /**
   * Adds what the signals of the step last gone through give to the word's embedding; of relevance
   * a dimension receives that times itself, and its {@link #share}.
   *
   * @param out [embedding] from outOffset
   */
  void addEmbeddingBack(float[] out, int outOffset);

  /** What is left in the states before the first step, added to a sum. */
  float addRemaining(float sum);
}
