package io.github.relevista.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.report.RejectExample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassReportTest {
  private static final OutcomeColumns COLUMNS =
      OutcomeColumns.beside(new StructType().add("count", DataTypes.LongType));
  private static final ExecutorKind WIDE = new ExecutorKind("simd", 512, "amd64", "17.0.9");
  private static final ExecutorKind NARROW = new ExecutorKind("simd", 256, "amd64", "17.0.9");
  private static final ExecutorKind PLAIN = new ExecutorKind("scalar", null, "aarch64", "17.0.9");

  private static Row reject(String file, String row, String reason) {
    return COLUMNS.row(OutcomeColumns.REJECT, file, row, null, reason, "because");
  }

  /** Two files, three kinds of executors, one of them twice. */
  private static List<Row> outcomes() {
    List<Row> outcomes = new ArrayList<>();
    outcomes.add(reject("b", "first", "blank_line"));
    outcomes.add(WIDE.outcome(COLUMNS));
    outcomes.add(COLUMNS.only("count", 7L));
    outcomes.add(reject("a", "second", "blank_line"));
    outcomes.add(reject("a", "first", "blank_line"));
    outcomes.add(NARROW.outcome(COLUMNS));
    outcomes.add(reject("c", "x".repeat(300), "wrong_type"));
    outcomes.add(PLAIN.outcome(COLUMNS));
    outcomes.add(WIDE.outcome(COLUMNS));
    return outcomes;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 9})
  void rejectsAndExecutors_areTheSameForAnyNumberOfPartitions(int partitions) {
    PassReport report =
        PassReport.of(
            LocalSpark.session()
                .createDataFrame(outcomes(), COLUMNS.schema())
                .repartition(partitions));
    assertThat(report.rejected()).isEqualTo(Map.of("blank_line", 3L, "wrong_type", 1L));
    assertThat(report.examples())
        .isEqualTo(
            Map.of(
                "blank_line", new RejectExample("a", "first", "because"),
                "wrong_type", new RejectExample("c", "x".repeat(200), "because")));
    assertThat(report.executors()).containsExactly(PLAIN, NARROW, WIDE);
  }
}
