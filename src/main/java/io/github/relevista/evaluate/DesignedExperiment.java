package io.github.relevista.evaluate;

import io.github.relevista.evaluate.ExperimentDesign.Course;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * An experiment with what it has come to so far.
 *
 * @param <S> what it comes to
 */
final class DesignedExperiment<S extends ExperimentState<S>> implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ExperimentDesign<S> design;
  private final S state;

  DesignedExperiment(ExperimentDesign<S> design, ExperimentPlan plan) {
    this.design = design;
    this.state = design.newState(plan);
  }

  Course begin(Instruments instruments) {
    return design.begin(instruments, state);
  }

  List<HybridDocument> documents(ExperimentPlan plan) {
    return design.documents(plan, state);
  }

  void add(List<HybridDocument> documents, Instruments instruments) {
    design.add(documents, instruments, state);
  }

  /**
   * Adds what the same experiment has come to elsewhere.
   *
   * @throws IllegalArgumentException if it is another experiment
   */
  @SuppressWarnings("unchecked")
  void merge(DesignedExperiment<?> other) {
    if (!design.equals(other.design)) {
      throw new IllegalArgumentException(
          "only states of one experiment merge, was given %s and %s"
              .formatted(design, other.design));
    }
    // A design has one type of state.
    state.merge((S) other.state);
  }

  /** What the experiment has come to. */
  S state() {
    return state;
  }

  List<ResultTable> tables(TableContext context) {
    return design.tables(context, state);
  }

  Optional<List<List<Object>>> comparisons(TableContext context) {
    return design.comparisons(context, state);
  }
}
