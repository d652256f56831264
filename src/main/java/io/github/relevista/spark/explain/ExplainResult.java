package io.github.relevista.spark.explain;

import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.spark.job.JobResult;
import io.github.relevista.spark.job.RejectExample;
import io.github.relevista.spark.job.Shortfall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param output where its tables are, or would be
 * @param tables the names of its tables
 * @param rows rows read
 * @param explained rows explained
 * @param rejected rows rejected, by reason
 * @param tokens words explained
 * @param unknownTokens those of them that the model does not know
 * @param rejectExamples a row of each reason
 * @param keptRejects where the rejects of a result that was not published are, if there are any
 * @param shortfall the gate that the result fell short of, if there is one
 * @param published whether the tables were published
 * @param topWords the strongest words of the lowest and of the highest class
 * @param seconds the time that each stage took
 */
public record ExplainResult(
    String output,
    List<String> tables,
    long rows,
    long explained,
    Map<String, Long> rejected,
    long tokens,
    long unknownTokens,
    Map<String, RejectExample> rejectExamples,
    Optional<String> keptRejects,
    Optional<Shortfall> shortfall,
    boolean published,
    List<TopWords> topWords,
    Map<String, Double> seconds) {

  static ExplainResult of(ExplainPlan plan, JobResult<ExplainFindings> result) {
    RunFigures figures = result.findings().figures();
    return new ExplainResult(
        plan.settings().output().path(),
        Tables.names(plan),
        result.rows().rows(),
        result.rows().used(),
        result.rows().rejected(),
        figures.tokens(),
        figures.unknownTokens(),
        result.examples(),
        result.keptRejects(),
        result.shortfall(),
        result.published(),
        result.findings().topWords(),
        result.seconds());
  }

  /** Rows rejected for any reason. */
  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
