package io.github.relevista.explain;

import java.io.Serializable;
import java.util.List;

/** Which scores of a review are explained, beside that of its polarity. */
public sealed interface Targets extends Serializable {
  /** Every class. */
  record All() implements Targets {}

  /** The class of the highest score. */
  record Predicted() implements Targets {}

  /** The classes that the review's label stands for. */
  record Labelled() implements Targets {}

  /**
   * The same classes for every review.
   *
   * @param classes indices of classes, one or more
   */
  record Named(List<Integer> classes) implements Targets {
    /**
     * @throws IllegalArgumentException if there is no class
     */
    public Named {
      classes = List.copyOf(classes);
      if (classes.isEmpty()) {
        throw new IllegalArgumentException("targets must name one class or more");
      }
    }
  }
}
