package io.github.relevista.engine;

/** What flowed back to the words of a batch, one column a target. */
public interface WordRelevances {
  /** The relevance of the token at a position of a sequence: the sum over its embedding. */
  float at(int sequence, int column, int position);

  /**
   * The relevance that went past the first and the last word and stayed in the initial hidden and
   * cell states of all layers and directions: with them and {@link #padding} a conserving rule
   * accounts for the whole score.
   */
  float initialStates(int sequence, int column);

  /**
   * The relevance that ended in pads, of which a model that was trained with them reads as many as
   * a short sequence needs; 0 where it reads none. Words, initial states and pads together are what
   * a conserving rule accounts for.
   */
  default float padding(int sequence, int column) {
    return 0;
  }
}
