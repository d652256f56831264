package io.github.relevista.spark.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.report.MergeResult;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.DriftSettings;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.MergeSettings;
import io.github.relevista.spark.drift.DriftJob;
import io.github.relevista.spark.explain.NewFilesJob;
import io.github.relevista.spark.explain.TestRun;
import io.github.relevista.spark.input.LakeSession;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.results.ResultTables;
import io.github.relevista.tables.Evidence;
import io.github.relevista.tables.Predictions;
import io.github.relevista.tables.Rejects;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Table;
import io.github.relevista.tables.Totals;
import io.github.relevista.tables.WordCounts;
import io.github.relevista.tables.WordRelevance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days that become one result in their own output: no figure over them changes. */
class CompactionTest {
  private static final List<Table<?>> TABLES =
      List.of(
          WordRelevance.TABLE,
          WordCounts.TABLE,
          Totals.TABLE,
          Rejects.TABLE,
          Predictions.TABLE,
          Evidence.TABLE);

  private static SparkSession spark;

  @TempDir private static Path warehouse;

  @TempDir private Path folder;

  @BeforeAll
  static void openSession() {
    spark = LakeSession.open(warehouse);
  }

  @AfterAll
  static void endSession() {
    spark.stop();
  }

  @ParameterizedTest
  @ValueSource(strings = {"parquet", "delta"})
  void compaction_changesNoFigure_andNewOnlyStaysExact(String format) throws Exception {
    write("2026-01-05.jsonl", 0, 12);
    write("2026-01-20.jsonl", 12, 20);
    write("2026-02-03.jsonl", 20, 28);
    explainNew(format);
    // What other settings gave for the same days becomes a result of its own.
    TestRun.over(spark, folder.resolve("out"), input("2026-01-05.jsonl").toString())
        .with("run_date", "2026-01-05")
        .with("table_format", format)
        .with("epsilon", 0.01)
        .run();
    merge("before", "input", path("out"), "predictions", true);
    merge("february", "input", path("out"), "from", "2026-02-01", "predictions", true);
    List<String> changes = drift("2026-01-01..2026-01-31");

    MergeResult compacted = merge("out", "input", path("out"), "compact", true, "to", "2026-02-20");

    assertThat(compacted.sums())
        .extracting(sum -> sum.filedUnder() + " of " + sum.parts())
        .containsExactlyInAnyOrder("2026-01-31 of 2", "2026-01-31 of 1");
    assertThat(dates("out")).containsExactly("2026-01-31", "2026-02-03");
    merge("after", "input", path("out"), "predictions", true);
    merge("february_after", "input", path("out"), "from", "2026-02-01", "predictions", true);
    assertSame("after", "before", "2026-02-03");
    assertSame("february_after", "february", "2026-02-03");
    assertThat(drift("2026-01-01..2026-01-31")).isEqualTo(changes);
    assertThat(merge("out", "input", path("out"), "compact", true, "to", "2026-02-20").sums())
        .isEmpty();

    assertRefused(
        () -> merge("cut", "input", path("out"), "from", "2026-01-10"),
        "the days 2026-01-01 to 2026-01-31 of .* became one result .*");
    assertRefused(() -> drift("2026-01-05"), "the days 2026-01-01 to 2026-01-31 of .*");
    assertRefused(
        () -> merge("days", "input", path("out"), "by", "day"),
        "the days 2026-01-01 to 2026-01-31 of .* asks for single days.*");
    assertRefused(
        () ->
            TestRun.over(spark, folder.resolve("out"), input("2026-01-05.jsonl").toString())
                .with("run_date", "2026-01-06")
                .with("table_format", format)
                .with("id_column", "id")
                .with("label_column", "stars")
                .run(),
        "2026-01-06 is one of the days 2026-01-01 to 2026-01-31 whose results .*");

    assertThat(explainNew(format)).isZero();
    write("2026-02-04.jsonl", 28, 32);
    assertThat(explainNew(format)).isEqualTo(1);
    write("2026-01-20.jsonl", 12, 21);
    assertRefused(
        () -> explainNew(format),
        ".*2026-01-20.jsonl has changed, and its date 2026-01-20 became a part .*");
    write("2026-01-20.jsonl", 12, 20);
    assertThat(explainNew(format)).isZero();
    write("2026-01-07.jsonl", 32, 34);
    assertRefused(
        () -> explainNew(format),
        ".*2026-01-07.jsonl is new, and its date 2026-01-07 became a part .*");
  }

  private void assertRefused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable action, String message) {
    assertThatThrownBy(action)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageMatching(message)
        .message()
        .hasLineCount(1);
  }

  /** Lines of the sample, in a file whose time is always the same. */
  private void write(String name, int from, int to) throws Exception {
    List<String> lines =
        new ArrayList<>(
            Files.readAllLines(Path.of("sample-data/reviews/2026-01-05.jsonl")).subList(from, to));
    lines.add("{\"text\": 7}");
    Files.createDirectories(folder.resolve("in"));
    Files.write(input(name), lines);
    Files.setLastModifiedTime(input(name), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
  }

  private Path input(String name) {
    return folder.resolve("in").resolve(name);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private int explainNew(String format) throws Exception {
    Configuration configuration =
        Configuration.empty()
            .with("input", List.of(path("in")))
            .with("model", "sample-data/model")
            .with("output", path("out"))
            .with("table_format", format)
            .with("id_column", "id")
            .with("label_column", "stars")
            .with("predictions", "true")
            .with("evidence", "1")
            .with("new_only", "true")
            .with("date_from", "path")
            .with("unit", "review")
            .with("epsilon", 0.001);
    try (NewFilesJob job =
        NewFilesJob.prepare(
            JobSession.within(spark, line -> {}), ExplainSettings.of(configuration))) {
      return job.run().size();
    }
  }

  private MergeResult merge(String output, Object... settings) throws Exception {
    Configuration configuration = Configuration.empty().with("output", path(output));
    for (int key = 0; key < settings.length; key += 2) {
      configuration = configuration.with((String) settings[key], settings[key + 1]);
    }
    try (MergeJob job =
        MergeJob.prepare(JobSession.within(spark, line -> {}), MergeSettings.of(configuration))) {
      return job.run();
    }
  }

  /** What has changed from January to February, of the model that explained both. */
  private List<String> drift(String before) throws Exception {
    String settings = record("2026-02-03").settingsId();
    DriftSettings wanted =
        DriftSettings.of(
            Configuration.empty()
                .with("input", path("out"))
                .with("before", before + ",settings_id=" + settings)
                .with("after", "2026-02-03,settings_id=" + settings)
                .with("min_reviews", 2));
    try (DriftJob job = DriftJob.prepare(JobSession.within(spark, line -> {}), wanted)) {
      return List.of(job.run().toString());
    }
  }

  private RunRecord record(String date) throws Exception {
    return RunRecord.parse(
            Files.readString(folder.resolve("out/_run/run_date=" + date + "/run.json")))
        .orElseThrow();
  }

  private List<String> dates(String output) throws Exception {
    try (Stream<Path> days = Files.list(folder.resolve(output).resolve("_run"))) {
      return days.map(day -> day.getFileName().toString().substring("run_date=".length()))
          .sorted()
          .toList();
    }
  }

  private void assertSame(String actual, String expected, String date) {
    for (Table<?> table : TABLES) {
      assertThat(rows(actual, table, date))
          .as(table.name())
          .isNotEmpty()
          .isEqualTo(rows(expected, table, date));
    }
  }

  private List<String> rows(String output, Table<?> table, String date) {
    return ResultTables.rows(spark, path(output), table, List.of(), List.of(LocalDate.parse(date)))
        .drop(RunKeys.RUN_DATE)
        .toJSON()
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }
}
