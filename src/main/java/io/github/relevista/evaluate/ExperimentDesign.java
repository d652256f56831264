package io.github.relevista.evaluate;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * How an experiment is made: what it does with texts, what that comes to, and which tables tell of
 * it. A new experiment is one of these and its name in {@link Experiment}.
 *
 * @param <S> what the experiment comes to
 */
interface ExperimentDesign<S extends ExperimentState<S>> extends Serializable {
  /** What an experiment does with texts; for one thread. */
  @FunctionalInterface
  interface Course {
    /** Makes the experiment with a batch of texts that all methods have explained. */
    void add(List<Trial> trials);
  }

  /** The state before any text. */
  S newState(ExperimentPlan plan);

  /** Begins the experiment with a part of a corpus. */
  Course begin(Instruments instruments, S state);

  /**
   * The documents, made of sentences of all texts, with which the experiment goes on once it is
   * known what all texts came to; for most there are none.
   *
   * @param state of all texts
   */
  default List<HybridDocument> documents(ExperimentPlan plan, S state) {
    return List.of();
  }

  /** Makes the rest of the experiment with some of its documents. */
  default void add(List<HybridDocument> documents, Instruments instruments, S state) {
    throw new IllegalStateException("the experiment has no documents");
  }

  /**
   * The tables of the experiment.
   *
   * @param state of all texts and documents
   */
  List<ResultTable> tables(TableContext context, S state);

  /**
   * The rows of the table of comparisons that the experiment has; empty where it compares nothing.
   */
  default Optional<List<List<Object>>> comparisons(TableContext context, S state) {
    return Optional.empty();
  }
}
