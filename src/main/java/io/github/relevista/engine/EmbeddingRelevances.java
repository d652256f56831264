package io.github.relevista.engine;

/**
 * What flowed back to the embeddings of a batch's words, one column a target: a word's relevance,
 * dimension by dimension. Their sum over the dimensions is the word's relevance, to rounding.
 *
 * <p>A dimension that is zero receives nothing but its even share of bias and stabiliser, which is
 * zero where the rule shares neither.
 */
public interface EmbeddingRelevances extends WordRelevances {
  /**
   * The relevance of a dimension of the embedding of the token at a position of a sequence.
   *
   * @param dimension in [0, embedding)
   */
  float at(int sequence, int column, int position, int dimension);
}
