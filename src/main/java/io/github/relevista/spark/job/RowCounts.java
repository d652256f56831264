package io.github.relevista.spark.job;

import io.github.relevista.runs.RunRecord;
import io.github.relevista.runs.Shortfall;
import io.github.relevista.settings.OutputSettings;
import io.github.relevista.spark.input.InvalidInputException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the rows of an input went: each was used or rejected.
 *
 * @param rows rows read, counted on their own
 * @param used rows that the run could use
 * @param rejected the others, by reason
 */
public record RowCounts(long rows, long used, Map<String, Long> rejected) {
  /**
   * Refuses counts in which rows were lost or doubled.
   *
   * @param done what the run did with the rows that it used: {@code explained}
   * @throws InvalidInputException if they were: the input changed during the run
   */
  void requireEveryRow(String done) {
    if (used + rejectedRows() != rows) {
      throw new InvalidInputException(
          "%d rows were counted, but %d %s and %d rejected: the input changed during the run; start it again"
              .formatted(rows, used, done, rejectedRows()));
    }
  }

  /** These counts and those of a record. */
  RowCounts plus(RunRecord record) {
    Map<String, Long> all = new TreeMap<>(rejected);
    record.rejected().forEach((reason, count) -> all.merge(reason, count, Long::sum));
    return new RowCounts(rows + record.rows(), used + record.explained(), all);
  }

  /** Rows rejected for any reason. */
  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Why a result of these rows should not be published, if it should not. */
  Optional<Shortfall> shortfall(OutputSettings wanted) {
    if (rows == 0) {
      return wanted.allowEmpty()
          ? Optional.empty()
          : Optional.of(
              new Shortfall(
                  Shortfall.Gate.NO_ROWS,
                  0,
                  1,
                  "the input has no rows; where that is no mistake, set allow_empty: true"));
    }
    double rate = (double) rejectedRows() / rows;
    return rate > wanted.maximumRejectRate()
        ? Optional.of(
            new Shortfall(
                Shortfall.Gate.REJECT_RATE,
                rate,
                wanted.maximumRejectRate(),
                "%d of %d rows were rejected, a share of %.4f, above max_reject_rate %s; reasons: %s"
                    .formatted(rejectedRows(), rows, rate, wanted.maximumRejectRate(), rejected)))
        : Optional.empty();
  }
}
