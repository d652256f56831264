package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.explain.TargetPlan.Dependence;

/**
 * Gradient × Input: the first-order share of a word's embedding x_t in a score s.
 *
 * <pre>
 *   R_t = x_t · ∂s/∂x_t
 * </pre>
 *
 * It has a sign and no bound, and is linear in s. Relevances would add up to s if s were a linear
 * function of the embeddings without a constant; of a recurrent network they do not.
 */
final class GradientTimesInputExplainer extends GradientExplainer {
  GradientTimesInputExplainer(Engine engine, Targets targets) {
    super(engine, targets, Dependence.LINEAR);
  }

  @Override
  float relevance(WordGradients gradients, int sequence, int column, int position) {
    return gradients.inputProduct(sequence, column, position);
  }
}
