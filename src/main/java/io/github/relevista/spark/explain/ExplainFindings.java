package io.github.relevista.spark.explain;

import io.github.relevista.report.StrongestWords;
import io.github.relevista.spark.job.Findings;
import java.util.List;

/**
 * What explanations come to.
 *
 * @param figures the figures of the run
 * @param topWords the strongest words of the lowest and of the highest class
 */
record ExplainFindings(RunFigures figures, List<StrongestWords> topWords) implements Findings {
  @Override
  public long used() {
    return figures.explained();
  }
}
