package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.ProductRule;

/** How relevance divides at the sums and products of a cell. */
final class Fractions {
  private final EpsilonRule rule;
  private final ProductRule products;

  Fractions(History.ForRelevance history) {
    rule = history.rule();
    products = history.products();
  }

  /** The rule of sums. */
  EpsilonRule rule() {
    return rule;
  }

  /** What part of the relevance of a state, term + other, one of its two terms receives. */
  float ofTerm(float term, float other) {
    float stabiliser = Kernels.stateStabiliser(term, other, rule);
    return (term + stabiliser * (rule.epsilonShare() / 2)) / (term + other + stabiliser);
  }

  /**
   * What part of a product's relevance its gate receives, by the {@link ProductRule}; the rest is
   * the signal's. Where both are zero the least normal float keeps an absolute part at zero.
   */
  float ofGate(float gate, float signal) {
    return switch (products) {
      case ALL -> 0;
      case PROPORTIONAL -> gate / Kernels.stabilised(gate + signal, rule.epsilon());
      case ABSOLUTE ->
          Math.abs(gate) / Math.max(Math.abs(gate) + Math.abs(signal), Float.MIN_NORMAL);
      case HALF -> 0.5f;
    };
  }
}
