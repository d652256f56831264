package io.github.relevista.spark.job;

import io.github.relevista.intake.Reject;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.spark.input.FileNames;
import io.github.relevista.spark.input.RowKey;
import io.github.relevista.spark.input.RowReader;
import java.util.ArrayDeque;
import org.apache.spark.sql.Row;

/** The outcomes of a task that Spark has not fetched yet. For one thread. */
public final class TaskOutput {
  private static final Reject NON_FINITE =
      new Reject(
          RejectReason.NON_FINITE,
          "a score or a relevance is not finite or beyond what the statistics hold");

  private final OutcomeColumns columns;
  private final RowReader.Session reader;
  private final ArrayDeque<Row> outcomes = new ArrayDeque<>();
  private final long[] counts;

  TaskOutput(OutcomeColumns columns, RowReader.Session reader) {
    this.columns = columns;
    this.reader = reader;
    this.counts = new long[columns.schema().size()];
  }

  /** Hands on an outcome. */
  public void add(Row outcome) {
    int kind = 0;
    while (outcome.isNullAt(kind)) {
      kind++;
    }
    counts[kind]++;
    outcomes.add(outcome);
  }

  /** Hands on how many outcomes of each kind there were. */
  void addCounts() {
    add(columns.only(OutcomeColumns.COUNTS, counts.clone()));
  }

  /** Hands on why a row cannot be used. */
  void reject(Row row, Reject reject) {
    add(
        columns.row(
            OutcomeColumns.REJECT,
            FileNames.plain(row.getString(0)),
            reader.raw(row),
            reader.unreadable(row),
            reject.reason().code(),
            reject.detail()));
  }

  /** Rejects a review with numbers that are not finite or beyond what statistics hold. */
  public void rejectNonFinite(ReviewTokens review) {
    reject(review.row(), NON_FINITE);
  }

  /** The file of a review. */
  public String file(ReviewTokens review) {
    return FileNames.plain(review.row().getString(0));
  }

  /** The row of a review as it stands in its file. */
  public String row(ReviewTokens review) {
    return reader.raw(review.row());
  }

  /** What identifies a review wherever it comes up: its id, or what stands for it. */
  public String key(ReviewTokens review) {
    String id = review.review().id();
    return id != null ? id : rowKey(review);
  }

  /** What stands for the id of a review that has none. */
  public String rowKey(ReviewTokens review) {
    return RowKey.of(review.row().getString(0), reader.identity(review.row()));
  }

  boolean isEmpty() {
    return outcomes.isEmpty();
  }

  Row next() {
    return outcomes.remove();
  }
}
