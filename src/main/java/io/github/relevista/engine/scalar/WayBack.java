package io.github.relevista.engine.scalar;

/**
 * Takes what enters at the top of one direction back to the words of a sequence, step by step, from
 * what the forward steps kept.
 */
interface WayBack {
  /** Begins: there is nothing but what enters the final hidden state, [hidden] from offset. */
  void beginBack(float[] top, int offset);

  /**
   * Goes back through one step and returns what its word receives: relevance, or the product of the
   * word's embedding and its gradient.
   *
   * @param input the word's projection: [gates · hidden], without bias
   * @param history what the step kept, from offset
   */
  float stepBack(float[] input, float[] history, int offset);

  /**
   * Adds what each dimension of the word's embedding receives at the step last gone through.
   *
   * @param out [embedding] from outOffset
   * @param word the word's embedding: [embedding]
   */
  void addEmbeddingBack(float[] out, int outOffset, float[] word);

  /** What is left in the states before the first step. */
  float remaining();
}
