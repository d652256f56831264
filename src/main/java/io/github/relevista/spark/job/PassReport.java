package io.github.relevista.spark.job;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.report.RejectExample;
import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the outcomes of every job tell of the pass itself: how many rows were rejected for which
 * reason, a row of each, and what kinds of executors took part. It grows with the number of reasons
 * and kinds, not with that of rows, and is the same for every order of adding and merging.
 */
final class PassReport implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, Long> rejected = new TreeMap<>();
  private final TreeMap<String, RejectExample> examples = new TreeMap<>();
  private final TreeSet<ExecutorKind> executors = new TreeSet<>();

  /** Of all outcomes. */
  static PassReport of(Dataset<Row> outcomes) {
    return outcomes
        .select(OutcomeColumns.REJECT, OutcomeColumns.EXECUTOR)
        .where(col(OutcomeColumns.REJECT).isNotNull().or(col(OutcomeColumns.EXECUTOR).isNotNull()))
        .toJavaRDD()
        .treeAggregate(
            new PassReport(),
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
    if (outcome.isNullAt(0)) {
      executors.add(ExecutorKind.of(outcome.getStruct(1)));
      return;
    }
    Row reject = outcome.getStruct(0);
    String reason = reject.getAs("reason");
    rejected.merge(reason, 1L, Long::sum);
    RejectExample example =
        new RejectExample(reject.getAs("file"), reject.getAs("row"), reject.getAs("detail"));
    examples.merge(reason, example, PassReport::first);
  }

  private void merge(PassReport other) {
    other.rejected.forEach((reason, rows) -> rejected.merge(reason, rows, Long::sum));
    other.examples.forEach((reason, row) -> examples.merge(reason, row, PassReport::first));
    executors.addAll(other.executors);
  }

  private static RejectExample first(RejectExample some, RejectExample other) {
    return some.compareTo(other) <= 0 ? some : other;
  }

  /** Rows rejected, by reason. */
  SortedMap<String, Long> rejected() {
    return Collections.unmodifiableSortedMap(rejected);
  }

  /** The first row of each reason, by file and content. */
  SortedMap<String, RejectExample> examples() {
    return Collections.unmodifiableSortedMap(examples);
  }

  /** The kinds of executors, in their order. */
  SortedSet<ExecutorKind> executors() {
    return Collections.unmodifiableSortedSet(executors);
  }
}
