package io.github.relevista.spark.job;

import io.github.relevista.report.RejectExample;
import io.github.relevista.runs.Shortfall;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came of a job, whatever the job.
 *
 * @param rows where the rows went
 * @param examples a row of each reason why rows were rejected
 * @param executors the kinds of executors that took part
 * @param shortfall the gate that the result does not pass, if there is one
 * @param published whether the tables were published
 * @param keptRejects where the rejects of a result that was not published are, if there are any
 * @param findings what the job found
 * @param seconds the time that each stage took
 */
public record JobResult<F extends Findings>(
    RowCounts rows,
    Map<String, RejectExample> examples,
    Set<ExecutorKind> executors,
    Optional<Shortfall> shortfall,
    boolean published,
    Optional<String> keptRejects,
    F findings,
    Map<String, Double> seconds) {}
