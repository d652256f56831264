package io.github.relevista.explain;

import io.github.relevista.engine.EpsilonRule;
import java.io.Serializable;

/** A method of explanation with what it is set to. */
public sealed interface Method extends Serializable {
  /**
   * Layer-wise Relevance Propagation.
   *
   * @param rule how relevance flows through linear layers
   */
  record Lrp(EpsilonRule rule) implements Method {}
}
