package io.github.relevista.engine;

/** What flowed back to the words of a batch, one column a target. */
public interface WordRelevances {
  /** The relevance of the token at a position of a sequence: the sum over its embedding. */
  float at(int sequence, int column, int position);

  /**
   * The relevance that went past the first and the last word and stayed in the initial hidden and
   * cell states of both directions: with them a conserving rule accounts for the whole score.
   */
  float initialStates(int sequence, int column);
}
