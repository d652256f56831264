package io.github.relevista.explain;

/** Takes the explanations of a batch, one after the other. */
@FunctionalInterface
public interface ExplanationSink {
  /**
   * @param sequence index in the batch
   * @param explanation a view, valid during this call
   */
  void accept(int sequence, Explanation explanation);
}
