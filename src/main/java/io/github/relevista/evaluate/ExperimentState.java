package io.github.relevista.evaluate;

import java.io.Serializable;

/**
 * What an experiment with a part of a corpus has come to. Two states merge exactly: the result is
 * the same for every way of dealing texts, and every order of merging.
 *
 * @param <S> this type of state
 */
interface ExperimentState<S extends ExperimentState<S>> extends Serializable {
  /** Adds what another state of the same plan holds. */
  void merge(S other);
}
