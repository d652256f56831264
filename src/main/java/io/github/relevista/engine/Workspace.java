package io.github.relevista.engine;

/**
 * What one thread owns of an engine: buffers that grow to the largest batch seen and are used
 * again. A batch is first run forward; while its history is kept, one may go back as often as
 * wanted. Not safe for use by several threads.
 */
public interface Workspace {
  /**
   * Runs a batch forward and gives its scores.
   *
   * @param batch sequences of any lengths, an empty one included (its final hidden states are zero)
   * @param history what to keep for the way back
   * @return a view of this workspace, valid until its next call of forward
   * @throws IllegalArgumentException if the engine cannot go back by it
   */
  Scores forward(SequenceBatch batch, History history);

  /**
   * Lets the relevance of target scores of the batch last run forward flow back to its words, by
   * the rules that its history was kept for.
   *
   * @param targets the columns to propagate, all in one pass
   * @return a view of this workspace, valid until its next call of any method
   * @throws IllegalStateException if no history was kept for relevances
   */
  WordRelevances relevances(TargetColumns targets);

  /**
   * The same down to the dimensions of every word's embedding. It takes one product more a step and
   * embedding times the room, which is why it is asked for separately.
   *
   * @param targets the columns to propagate, all in one pass
   * @return a view of this workspace, valid until its next call of any method
   * @throws IllegalStateException if no history was kept for relevances
   */
  EmbeddingRelevances embeddingRelevances(TargetColumns targets);

  /**
   * The gradients of target columns of the batch last run forward with respect to the embeddings of
   * its words.
   *
   * @param targets the columns, all of them in one pass
   * @return a view of this workspace, valid until its next call of any method
   * @throws IllegalStateException if no history was kept for gradients
   */
  WordGradients gradients(TargetColumns targets);
}
