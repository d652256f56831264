package io.github.relevista.report;

import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.runs.Shortfall;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of an evaluation.
 *
 * @param output the folder of the tables
 * @param tables the tables
 * @param rows rows read
 * @param evaluated texts that experiments were made with
 * @param correct those of them that the model classifies rightly
 * @param tokens their words
 * @param rejected rows rejected, by reason
 * @param rejectExamples a row of each reason
 * @param keptRejects where the rejects of a result that was not published are, if there are any
 * @param shortfall the gate that the result does not pass, if there is one
 * @param published whether the tables were published
 * @param seconds the time that each stage took
 */
public record EvaluateResult(
    String output,
    List<ResultTable> tables,
    long rows,
    long evaluated,
    long correct,
    long tokens,
    Map<String, Long> rejected,
    Map<String, RejectExample> rejectExamples,
    Optional<String> keptRejects,
    Optional<Shortfall> shortfall,
    boolean published,
    Map<String, Double> seconds) {

  /** Number of rows rejected. */
  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
