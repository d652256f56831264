package io.github.relevista.explain;

import io.github.relevista.tensor.FloatMatrix;
import java.util.List;

/** Takes the explanations of a batch down to the dimensions of embeddings, one after the other. */
@FunctionalInterface
public interface EmbeddingSink {
  /**
   * @param sequence index in the batch
   * @param explanation a view, valid during this call
   * @param relevances for each column of the explanation, the relevance of every dimension of every
   *     word's embedding: [tokens, embedding]; the receiver's own
   */
  void accept(int sequence, Explanation explanation, List<FloatMatrix> relevances);
}
