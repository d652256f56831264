package io.github.relevista.spark.job;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.report.RejectExample;
import io.github.relevista.spark.input.FileNames;
import io.github.relevista.spark.input.InvalidInputException;
import io.github.relevista.tables.Rejects;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the outcomes of every job tell of the pass itself: how many rows were rejected for which
 * reason, a row of each, how many outcomes there are of each kind, and what kinds of executors took
 * part. It grows with the number of reasons and kinds, not with that of rows, and is the same for
 * every order of adding and merging.
 */
public final class PassReport implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, Long> rejected = new TreeMap<>();
  private final TreeMap<String, RejectExample> examples = new TreeMap<>();
  private final TreeSet<ExecutorKind> executors = new TreeSet<>();
  private final TreeMap<String, Long> rowsByFile = new TreeMap<>();
  private final TreeSet<String> columnsWithValue = new TreeSet<>();
  private final String[] kinds;
  private final long[] counts;

  private PassReport(String[] kinds) {
    this.kinds = kinds;
    this.counts = new long[kinds.length];
  }

  /** Of all outcomes. */
  static PassReport of(Dataset<Row> outcomes) {
    return outcomes
        .select(
            OutcomeColumns.REJECT,
            OutcomeColumns.EXECUTOR,
            OutcomeColumns.READ,
            OutcomeColumns.COUNTS)
        .where(
            col(OutcomeColumns.REJECT)
                .isNotNull()
                .or(col(OutcomeColumns.EXECUTOR).isNotNull())
                .or(col(OutcomeColumns.READ).isNotNull())
                .or(col(OutcomeColumns.COUNTS).isNotNull()))
        .toJavaRDD()
        .treeAggregate(
            new PassReport(outcomes.columns()),
            (report, outcome) -> {
              report.add(outcome);
              return report;
            },
            (report, other) -> {
              report.merge(other);
              return report;
            });
  }

  private void add(Row outcome) {
    Row reject = outcome.getAs(OutcomeColumns.REJECT);
    Row executor = outcome.getAs(OutcomeColumns.EXECUTOR);
    Row read = outcome.getAs(OutcomeColumns.READ);
    if (reject != null) {
      String reason = reject.getAs(Rejects.REASON);
      rejected.merge(reason, 1L, Long::sum);
      RejectExample example =
          new RejectExample(
              reject.getAs(Rejects.FILE), reject.getAs(Rejects.ROW), reject.getAs(Rejects.DETAIL));
      examples.merge(reason, example, PassReport::first);
    } else if (executor != null) {
      executors.add(ExecutorKind.of(executor));
    } else if (read != null) {
      rowsByFile.merge(FileNames.plain(read.getAs("file")), read.<Long>getAs("rows"), Long::sum);
      columnsWithValue.addAll(read.getList(read.fieldIndex("values")));
    } else {
      List<Long> rows = outcome.getList(outcome.fieldIndex(OutcomeColumns.COUNTS));
      for (int kind = 0; kind < counts.length; kind++) {
        counts[kind] += rows.get(kind);
      }
    }
  }

  private void merge(PassReport other) {
    other.rejected.forEach((reason, rows) -> rejected.merge(reason, rows, Long::sum));
    other.examples.forEach((reason, row) -> examples.merge(reason, row, PassReport::first));
    executors.addAll(other.executors);
    for (int kind = 0; kind < counts.length; kind++) {
      counts[kind] += other.counts[kind];
    }
    other.rowsByFile.forEach((file, rows) -> rowsByFile.merge(file, rows, Long::sum));
    columnsWithValue.addAll(other.columnsWithValue);
  }

  private static RejectExample first(RejectExample some, RejectExample other) {
    return some.compareTo(other) <= 0 ? some : other;
  }

  /**
   * Refuses a pass in which rows of a file were lost or doubled.
   *
   * @param counted the rows of every file, counted on their own
   * @throws InvalidInputException if they were: the file changed during the run
   */
  void requireEveryRowOfEveryFile(Map<String, Long> counted) {
    Map<String, Long> expected = new TreeMap<>();
    counted.forEach((file, rows) -> expected.merge(FileNames.plain(file), rows, Long::sum));
    Set<String> files = new TreeSet<>(expected.keySet());
    files.addAll(rowsByFile.keySet());
    for (String file : files) {
      long rows = expected.getOrDefault(file, 0L);
      long read = rowsByFile.getOrDefault(file, 0L);
      if (rows != read) {
        throw new InvalidInputException(
            "%d rows of %s were counted, but %d read: the input changed during the run; start it again"
                .formatted(rows, file, read));
      }
    }
  }

  /** The columns beside the text that had a value in any row that was used. */
  Set<String> columnsWithValue() {
    return Collections.unmodifiableSet(columnsWithValue);
  }

  /** Rows rejected, by reason. */
  SortedMap<String, Long> rejected() {
    return Collections.unmodifiableSortedMap(rejected);
  }

  /** The first row of each reason, by file and content. */
  SortedMap<String, RejectExample> examples() {
    return Collections.unmodifiableSortedMap(examples);
  }

  /** How many outcomes of a kind the tasks handed on. */
  long rows(String kind) {
    return counts[Arrays.asList(kinds).indexOf(kind)];
  }

  /** The kinds of executors, in their order. */
  SortedSet<ExecutorKind> executors() {
    return Collections.unmodifiableSortedSet(executors);
  }
}
