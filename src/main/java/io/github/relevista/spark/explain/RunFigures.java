package io.github.relevista.spark.explain;

import static org.apache.spark.sql.functions.sum;

import io.github.relevista.model.ClassScale;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.spark.input.InvalidInputException;
import io.github.relevista.spark.job.RowCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The figures of a run as its own tables give them, beside the rows counted on their own.
 *
 * @param rows where the rows went: explained or rejected
 * @param tokens words explained
 * @param unknownTokens those of them that the model does not know
 * @param leakage by class: what the relevances leave of the score; of methods that do not add up,
 *     nothing
 */
record RunFigures(RowCounts rows, long tokens, long unknownTokens, Map<String, Leakage> leakage) {

  /**
   * What the relevances of a class leave of its score.
   *
   * @param mean the mean over reviews
   * @param rootMeanSquare the root of the mean square over reviews
   */
  record Leakage(double mean, double rootMeanSquare) {}

  /**
   * Reads the figures.
   *
   * @throws InvalidInputException if rows were lost or doubled: the input changed during the run
   */
  static RunFigures of(Dataset<Row> totals, long rows, Map<String, Long> rejected) {
    long explained = 0;
    long tokens = 0;
    long unknown = 0;
    Map<String, Leakage> leakage = new TreeMap<>();
    for (Row row :
        totals
            .groupBy("class")
            .agg(
                sum("reviews"),
                sum("tokens"),
                sum("unknown_tokens"),
                sum("leakage_sum"),
                sum("leakage_sum_squares"))
            .collectAsList()) {
      long reviews = row.getLong(1);
      if (row.getString(0).equals(ClassScale.POLARITY)) {
        explained = reviews;
        tokens = row.getLong(2);
        unknown = row.getLong(3);
      }
      if (!row.isNullAt(4)) {
        leakage.put(
            row.getString(0),
            new Leakage(
                row.getDecimal(4).doubleValue() / reviews,
                Math.sqrt(row.getDecimal(5).doubleValue() / reviews)));
      }
    }
    RowCounts counts = new RowCounts(rows, explained, rejected);
    counts.requireEveryRow("explained");
    return new RunFigures(counts, tokens, unknown, leakage);
  }

  ExplainResult result(
      ExplainPlan plan,
      Optional<String> shortfall,
      boolean published,
      List<TopWords> topWords,
      Map<String, Double> seconds) {
    return new ExplainResult(
        plan.settings().output().path(),
        Stream.concat(
                Stream.of(Tables.WORD_RELEVANCE, Tables.WORD_COUNTS, Tables.TOTALS, Tables.REJECTS),
                plan.settings().output().predictions()
                    ? Stream.of(Tables.PREDICTIONS)
                    : Stream.empty())
            .toList(),
        rows.rows(),
        rows.taken(),
        rows.rejected(),
        tokens,
        unknownTokens,
        shortfall,
        published,
        topWords,
        seconds);
  }
}
