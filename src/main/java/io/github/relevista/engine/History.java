package io.github.relevista.engine;

/** What a forward pass keeps for a way back. */
public sealed interface History {
  /** Nothing: only the scores are wanted. */
  record None() implements History {}

  /**
   * What {@link Workspace#relevances} needs under a rule.
   *
   * @param rule the rule by which relevance will flow
   */
  record ForRelevance(EpsilonRule rule) implements History {}

  /** Keeps nothing. */
  static History none() {
    return new None();
  }

  /** Keeps what relevance under the given rule needs. */
  static History forRelevance(EpsilonRule rule) {
    return new ForRelevance(rule);
  }
}
