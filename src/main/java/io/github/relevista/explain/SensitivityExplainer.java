package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.explain.TargetPlan.Dependence;

/**
 * Sensitivity analysis: how fast a score s moves when the embedding x_t of a word does.
 *
 * <pre>
 *   R_t = |∂s/∂x_t|²
 * </pre>
 *
 * with the Euclidean norm. It is never negative: it does not tell for from against. It is no linear
 * function of s either, so that the polarity's is that of the gradient of Σ polarity_k · s_k, not a
 * sum of those of the classes. Relevances add up to the squared norm of the whole gradient and to
 * no score.
 */
final class SensitivityExplainer extends GradientExplainer {
  SensitivityExplainer(Engine engine, Targets targets) {
    super(engine, targets, Dependence.OTHER);
  }

  @Override
  float relevance(WordGradients gradients, int sequence, int column, int position) {
    return gradients.squaredNorm(sequence, column, position);
  }
}
