package io.github.relevista.engine.reference;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.ProductRule;

/**
 * The rules of Layer-wise Relevance Propagation: the epsilon rule at sums, a {@link ProductRule} at
 * products; activations pass on what they have, and the weights of attention are constants.
 *
 * @param epsilon ε > 0
 * @param biasFactor δ in [0, 1]
 * @param epsilonShare s in [0, 1]
 * @param products who receives the relevance of a product
 * @param stateRatio r in [0, 1]: above 0 the stabiliser of a sum of states is in proportion to what
 *     enters (see {@link EpsilonRule})
 */
record RelevanceRules(
    double epsilon, double biasFactor, double epsilonShare, ProductRule products, double stateRatio)
    implements LocalRules {
  /** (w x + (δ b + s ε sign(z)) / N) / (z + ε sign(z)) · R, with sign(0) = 1. */
  @Override
  public double throughSum(
      double weight, double value, double bias, double sum, int lowerUnits, double received) {
    double stabiliser = sum >= 0 ? epsilon : -epsilon;
    double numerator =
        weight * value + (biasFactor * bias + epsilonShare * stabiliser) / lowerUnits;
    return numerator / (sum + stabiliser) * received;
  }

  /**
   * (term + s a sign(z) / 2) / (z + a sign(z)) · R with z = term + other, a = r (|term| + |other|).
   */
  @Override
  public double throughState(double term, double other, double received) {
    double sum = term + other;
    if (stateRatio == 0) {
      return throughSum(1, term, 0, sum, 2, received);
    }
    double size = stateRatio * (Math.abs(term) + Math.abs(other)) + EpsilonRule.LEAST_OF_A_STATE;
    double stabiliser = sum >= 0 ? size : -size;
    return (term + epsilonShare * stabiliser / 2) / (sum + stabiliser) * received;
  }

  @Override
  public double throughActivation(double slope, double received) {
    return received;
  }

  @Override
  public double toGate(double gate, double signal, double received) {
    return gateFraction(gate, signal) * received;
  }

  @Override
  public double toSignal(double gate, double signal, double received) {
    return (1 - gateFraction(gate, signal)) * received;
  }

  /** What part of the relevance of gate · signal the gate receives. */
  private double gateFraction(double gate, double signal) {
    return switch (products) {
      case ALL -> 0;
      case PROPORTIONAL -> gate / (gate + signal + (gate + signal >= 0 ? epsilon : -epsilon));
      case ABSOLUTE ->
          gate == 0 && signal == 0 ? 0 : Math.abs(gate) / (Math.abs(gate) + Math.abs(signal));
      case HALF -> 0.5;
    };
  }

  @Override
  public double throughComplement(double received) {
    return received;
  }

  @Override
  public double ofMessage(double gate, double signal, double message) {
    return gateFraction(gate, signal) * message;
  }

  @Override
  public double besideMessages(double signal, double received) {
    return 0;
  }

  @Override
  public boolean throughAttentionWeights() {
    return false;
  }
}
