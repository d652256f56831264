package io.github.relevista.spark.evaluate;

import io.github.relevista.evaluate.ResultTable;
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
 * @param shortfall the quality gate that it falls short of, in one line
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
    Optional<String> shortfall,
    boolean published,
    Map<String, Double> seconds) {

  /** Number of rows rejected. */
  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
