package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.text.BatchLimits;
import io.github.relevista.text.TextUnit;
import java.util.List;

/** Explains batches of reviews, each as a whole or sentence by sentence. For one thread. */
public interface ReviewExplainer {
  /** Takes the explanations of reviews, one after the other. */
  @FunctionalInterface
  interface Sink {
    /**
     * @param review index in the batch
     * @param whole the explanation of all of it, a view that is valid during this call
     * @param units those of its units, valid as long: the whole alone where it is the unit
     */
    void accept(int review, Explanation whole, List<Explanation> units);
  }

  /** Explains the reviews of a batch, in order. */
  void explain(Sequences reviews, Sink sink);

  /**
   * An explainer of reviews.
   *
   * @param engine what computes
   * @param method how predictions are explained
   * @param targets what is explained
   * @param unit what of a review is explained by itself
   * @param limits of the batches that sentences are put together in
   * @throws IllegalArgumentException if there is an {@linkplain Explainers#obstacle obstacle}
   */
  static ReviewExplainer of(
      Engine engine, Method method, Targets targets, TextUnit unit, BatchLimits limits) {
    if (unit == TextUnit.SENTENCE) {
      return new SentenceExplainer(engine, method, targets, limits);
    }
    Explainer explainer = Explainers.create(engine, method, targets);
    return (reviews, sink) ->
        explainer.explain(
            reviews,
            (review, explanation) -> sink.accept(review, explanation, List.of(explanation)));
  }
}
