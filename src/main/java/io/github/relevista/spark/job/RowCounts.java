package io.github.relevista.spark.job;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.spark.input.InvalidInputException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where the rows of an input went: each was taken or rejected.
 *
 * @param rows rows read, counted on their own
 * @param taken rows that the run could use
 * @param rejected the others, by reason
 */
public record RowCounts(long rows, long taken, Map<String, Long> rejected) {
  /** Rejects by reason, of a table with that column. */
  public static Map<String, Long> byReason(Dataset<Row> rejects) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : rejects.groupBy("reason").agg(count(lit(1)).as("rows")).collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }

  /**
   * Refuses counts in which rows were lost or doubled.
   *
   * @param done what the run did with the rows that it took: {@code explained}
   * @throws InvalidInputException if they were: the input changed during the run
   */
  public void requireEveryRow(String done) {
    if (taken + rejectedRows() != rows) {
      throw new InvalidInputException(
          "%d rows were counted, but %d %s and %d rejected: the input changed during the run; start it again"
              .formatted(rows, taken, done, rejectedRows()));
    }
  }

  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The quality gate that these counts fall short of, in one line, if they do. */
  public Optional<String> shortfall(double maximumRejectRate) {
    double rate = rows == 0 ? 0 : (double) rejectedRows() / rows;
    return rate > maximumRejectRate
        ? Optional.of(
            "%d of %d rows were rejected, a share of %.4f, above max_reject_rate %s; reasons: %s"
                .formatted(rejectedRows(), rows, rate, maximumRejectRate, rejected))
        : Optional.empty();
  }
}
