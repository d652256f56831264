package io.github.relevista.engine;

/** What a forward pass keeps for a way back. */
public sealed interface History {
  /** Nothing: only the scores are wanted. */
  record None() implements History {
    @Override
    public boolean throughGates() {
      return false;
    }
  }

  /**
   * What {@link Workspace#relevances} needs under its rules.
   *
   * @param rule how relevance flows through linear layers
   * @param products how it flows through products of a gate and a signal
   */
  record ForRelevance(EpsilonRule rule, ProductRule products) implements History {
    @Override
    public boolean throughGates() {
      return products != ProductRule.ALL;
    }
  }

  /** What {@link Workspace#gradients} needs. */
  record ForGradients() implements History {
    @Override
    public boolean throughGates() {
      return true;
    }
  }

  /**
   * Whether the way back leads through the pre-activations of all gates; if not, through those of
   * the signal alone, which takes a fraction of the products.
   */
  boolean throughGates();

  /** Keeps nothing. */
  static History none() {
    return new None();
  }

  /** Keeps what relevance under the given rule needs, gates receiving nothing of it. */
  static History forRelevance(EpsilonRule rule) {
    return new ForRelevance(rule, ProductRule.ALL);
  }

  /** Keeps what relevance under the given rules needs. */
  static History forRelevance(EpsilonRule rule, ProductRule products) {
    return new ForRelevance(rule, products);
  }

  /** Keeps what gradients need. */
  static History forGradients() {
    return new ForGradients();
  }
}
