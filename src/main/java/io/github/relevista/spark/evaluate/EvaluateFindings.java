package io.github.relevista.spark.evaluate;

import io.github.relevista.evaluate.EvaluationState;
import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.spark.job.ExecutorKind;
import io.github.relevista.spark.job.Findings;
import java.util.List;
import java.util.Set;

/**
 * What an evaluation comes to.
 *
 * @param state of all texts
 * @param tables the tables of all experiments
 * @param executors the kinds of executors that took part after the pass over the texts
 */
record EvaluateFindings(
    EvaluationState state, List<ResultTable> tables, Set<ExecutorKind> executors)
    implements Findings {
  @Override
  public long used() {
    return state.texts();
  }
}
