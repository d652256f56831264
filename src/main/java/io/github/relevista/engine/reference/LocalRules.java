package io.github.relevista.engine.reference;

/**
 * What goes from a unit to the units below it. A way back through a network asks nothing else: with
 * {@link RelevanceRules} it is Layer-wise Relevance Propagation, with {@link ChainRule} it is
 * differentiation.
 */
interface LocalRules {
  /**
   * What a term w · x of a sum z = Σ w · x + b passes on to its x.
   *
   * @param weight w
   * @param value x
   * @param bias b
   * @param sum z
   * @param lowerUnits number of terms
   * @param received what the sum has
   */
  double throughSum(
      double weight, double value, double bias, double sum, int lowerUnits, double received);

  /**
   * What one of the two terms of a state, term + other, receives.
   *
   * @param received what the state has
   */
  double throughState(double term, double other, double received);

  /** What an activation passes on to its argument, where its slope is known. */
  double throughActivation(double slope, double received);

  /** What the gate of a product gate · signal gets. */
  double toGate(double gate, double signal, double received);

  /** What the signal of a product gate · signal gets. */
  double toSignal(double gate, double signal, double received);

  /** What z gets of what 1 − z has. */
  double throughComplement(double received);

  /**
   * What the gate r of r · (U h₋ + b), a term of a larger sum, gets of what that sum passes on to a
   * unit of h₋.
   *
   * @param signal U h₋ + b
   * @param message what the unit of h₋ gets, the gate's part in it
   */
  double ofMessage(double gate, double signal, double message);

  /** What the gate r of r · (U h₋ + b), a term of a larger sum, gets beside that. */
  double besideMessages(double signal, double received);

  /** Whether the weights of attention depend on the states that they weigh. */
  boolean throughAttentionWeights();
}
