package io.github.relevista.evaluate;

import java.util.List;

/**
 * The relevance of every word by every method. It would be too much for a state: {@link
 * WordStatistics} takes it, and whoever makes the evaluation puts the tables together.
 */
record WordDesign() implements ExperimentDesign<WordDesign.Nothing> {
  /** The state that is none. */
  static final class Nothing implements ExperimentState<Nothing> {
    private static final long serialVersionUID = 1L;

    @Override
    public void merge(Nothing other) {
      // There is nothing to add.
    }
  }

  @Override
  public Nothing newState(ExperimentPlan plan) {
    return new Nothing();
  }

  @Override
  public Course begin(Instruments instruments, Nothing state) {
    return trials -> trials.forEach(instruments.words()::add);
  }

  @Override
  public List<ResultTable> tables(TableContext context, Nothing state) {
    return List.of();
  }
}
