package io.github.relevista.report;

import io.github.relevista.runs.Shortfall;
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
    List<StrongestWords> topWords,
    Map<String, Double> seconds) {

  /** Rows rejected for any reason. */
  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
