package io.github.relevista.explain;

/**
 * Explains batches of sequences by one {@link Method} with one choice of targets. For one thread.
 */
public interface Explainer {
  /**
   * Explains a batch.
   *
   * @param sequences the batch
   * @param sink takes the explanation of each sequence, in order
   */
  void explain(Sequences sequences, ExplanationSink sink);
}
