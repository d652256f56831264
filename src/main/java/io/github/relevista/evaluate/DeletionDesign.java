package io.github.relevista.evaluate;

import java.util.List;
import java.util.Optional;

/** Word deletion: what deleting the most or least relevant words does to the accuracy. */
record DeletionDesign() implements ExperimentDesign<DeletionTally> {
  @Override
  public DeletionTally newState(ExperimentPlan plan) {
    return new DeletionTally(plan.methods().size(), plan.deletion().deletions(), plan.replicates());
  }

  @Override
  public Course begin(Instruments instruments, DeletionTally state) {
    DeletionExperiment experiment = new DeletionExperiment(instruments, state);
    return trials ->
        experiment.add(
            trials,
            trials.stream()
                .map(trial -> instruments.bootstrap().weights(trial.text().key()))
                .toList());
  }

  @Override
  public List<ResultTable> tables(TableContext context, DeletionTally state) {
    DeletionTables tables = new DeletionTables(context, state);
    return List.of(tables.deletion(), tables.areas());
  }

  @Override
  public Optional<List<List<Object>>> comparisons(TableContext context, DeletionTally state) {
    return Optional.of(new DeletionTables(context, state).comparisons());
  }
}
