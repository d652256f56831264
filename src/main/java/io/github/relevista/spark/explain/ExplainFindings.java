package io.github.relevista.spark.explain;

import io.github.relevista.report.StrongestWords;
import io.github.relevista.spark.job.Findings;
import java.util.List;

/**
 * What explanations come to.
 *
 * @param figures the figures of the result
 * @param used rows that the run explained: those of the result less those that it was added to
 * @param topWords the strongest words of the lowest and of the highest class
 */
record ExplainFindings(RunFigures figures, long used, List<StrongestWords> topWords)
    implements Findings {}
