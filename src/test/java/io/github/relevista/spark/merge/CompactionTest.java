package io.github.relevista.spark.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.intake.RowFormat;
import io.github.relevista.report.MergeResult;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.DriftSettings;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.MergeSettings;
import io.github.relevista.settings.TablePlace;
import io.github.relevista.spark.drift.DriftJob;
import io.github.relevista.spark.explain.NewFilesJob;
import io.github.relevista.spark.explain.TestRun;
import io.github.relevista.spark.input.LakeSession;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.PublishedRows;
import io.github.relevista.spark.lake.LakeTables;
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
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  private static final List<String> DAYS = List.of("2026-01-05", "2026-01-20", "2026-02-03");
  private static final String MONTH = "2026-01-31";

  private static SparkSession spark;

  @TempDir private static Path folder;

  /** What was made of the days, an output of their own, by the compaction of another. */
  private static MergeResult compacted;

  /** Explains the days into an output, and compacts a copy of it. */
  @BeforeAll
  static void compactDays() throws Exception {
    spark = LakeSession.open(folder.resolve("warehouse"));
    onlyDaysArrived();
    explainNew("days", "parquet");
    // What other settings gave for the same days becomes a result of its own.
    rerun("days", "2026-01-05").with("epsilon", 0.01).run();
    FileUtils.copyDirectory(folder.resolve("days").toFile(), folder.resolve("out").toFile());
    compacted = compact("out");
  }

  @AfterAll
  static void endSession() {
    spark.stop();
  }

  @Test
  void compaction_changesNoFigure() throws Exception {
    assertThat(compacted.sums())
        .extracting(sum -> sum.filedUnder() + " of " + sum.parts())
        .containsExactlyInAnyOrder("2026-01-31 of 2", "2026-01-31 of 1");
    assertThat(dates("out")).containsExactly(MONTH, "2026-02-03");
    merge("before", "input", path("days"), "predictions", true);
    merge("after", "input", path("out"), "predictions", true);
    merge("february", "input", path("out"), "from", "2026-02-01", "predictions", true);
    for (Table<?> table : TABLES) {
      assertSame(table, filesOfFebruary("after", table), filesOfFebruary("before", table));
      assertSame(table, filesOfFebruary("february", table), filesOfFebruary("days", table));
    }
    assertThat(drift("out", "2026-01-01..2026-01-31"))
        .isEqualTo(drift("days", "2026-01-01..2026-01-31"));
    assertThat(compact("out").sums()).isEmpty();
  }

  @Test
  void whatAsksForDaysThatBecameOne_isRefused() {
    assertRefused(
        () -> merge("cut", "input", path("out"), "from", "2026-01-10"),
        "the days 2026-01-01 to 2026-01-31 of .* became one result .*");
    assertRefused(() -> drift("out", "2026-01-05"), "the days 2026-01-01 to 2026-01-31 of .*");
    assertRefused(
        () -> merge("each", "input", path("out"), "by", "day"),
        "the days 2026-01-01 to 2026-01-31 of .* asks for single days.*");
    assertRefused(
        () ->
            rerun("out", "2026-01-06").with("id_column", "id").with("label_column", "stars").run(),
        "2026-01-06 is one of the days 2026-01-01 to 2026-01-31 whose results .*");
  }

  @Test
  void newOnly_staysExact() throws Exception {
    String output = "new_only";
    FileUtils.copyDirectory(folder.resolve("out").toFile(), folder.resolve(output).toFile());
    onlyDaysArrived();
    assertNewDayIsExplainedOnce(output, "parquet");
    write("2026-01-20", 12, 21);
    assertRefused(
        () -> explainNew(output, "parquet"),
        ".*2026-01-20.jsonl has changed, and its date 2026-01-20 became a part .*");
    write("2026-01-20", 12, 20);
    assertThat(explainNew(output, "parquet")).isZero();
    write("2026-01-07", 32, 34);
    assertRefused(
        () -> explainNew(output, "parquet"),
        ".*2026-01-07.jsonl is new, and its date 2026-01-07 became a part .*");
  }

  @Test
  void compaction_ofTablesInDelta_givesTheRowsOfFiles_andNewOnlyStaysExact() throws Exception {
    String output = "delta";
    copyToDelta(output);

    assertThat(compact(output).sums()).hasSize(compacted.sums().size());

    assertThat(dates(output)).containsExactly(MONTH, "2026-02-03");
    for (Table<?> table : TABLES) {
      assertSame(table, rows(output, table), rows("out", table));
    }
    onlyDaysArrived();
    assertNewDayIsExplainedOnce(output, "delta");
  }

  /** The output of the days, with its tables in Delta. */
  private static void copyToDelta(String output) throws Exception {
    FileUtils.copyDirectory(
        folder.resolve("days/_run").toFile(), folder.resolve(output).resolve("_run").toFile());
    for (Table<?> table : TABLES) {
      spark
          .read()
          .parquet(folder.resolve("days").resolve(table.name()).toString())
          .write()
          .format("delta")
          .partitionBy(RunKeys.RUN_DATE, RunKeys.MODEL_ID, RunKeys.SETTINGS_ID)
          .save(folder.resolve(output).resolve(table.name()).toString());
    }
    TablePlace place = new TablePlace(RowFormat.DELTA, Optional.empty());
    Files.writeString(
        folder.resolve(output).resolve("_tables.json"),
        LakeTables.of(spark, place, path(output)).place());
  }

  private void assertNewDayIsExplainedOnce(String output, String format) throws Exception {
    assertThat(explainNew(output, format)).isZero();
    write("2026-02-04", 28, 32);
    assertThat(explainNew(output, format)).isEqualTo(1);
    assertThat(explainNew(output, format)).isZero();
  }

  private static void assertRefused(ThrowingCallable action, String message) {
    assertThatThrownBy(action)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageMatching(message)
        .message()
        .hasLineCount(1);
  }

  /** Leaves of the input the files of the days. */
  private static void onlyDaysArrived() throws Exception {
    FileUtils.deleteDirectory(folder.resolve("in").toFile());
    write(DAYS.get(0), 0, 12);
    write(DAYS.get(1), 12, 20);
    write(DAYS.get(2), 20, 28);
  }

  /** Lines of the sample, in a file whose time is always the same. */
  private static void write(String day, int from, int to) throws Exception {
    List<String> lines =
        new ArrayList<>(
            Files.readAllLines(Path.of("sample-data/reviews/2026-01-05.jsonl")).subList(from, to));
    lines.add("{\"text\": 7}");
    Files.createDirectories(folder.resolve("in"));
    Files.write(input(day), lines);
    Files.setLastModifiedTime(input(day), FileTime.fromMillis(1_000_000));
  }

  private static Path input(String day) {
    return folder.resolve("in").resolve(day + ".jsonl");
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  /** A run over the first day's file, filed under a date. */
  private static TestRun rerun(String output, String date) {
    return TestRun.over(spark, folder.resolve(output), input(DAYS.get(0)).toString())
        .with("run_date", date);
  }

  private static int explainNew(String output, String format) throws Exception {
    Configuration configuration =
        Configuration.empty()
            .with("input", List.of(path("in")))
            .with("model", "sample-data/model")
            .with("output", path(output))
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

  private static MergeResult compact(String output) throws Exception {
    return merge(output, "input", path(output), "compact", true, "to", "2026-02-20");
  }

  private static MergeResult merge(String output, Object... settings) throws Exception {
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
  private static List<String> drift(String output, String before) throws Exception {
    String settings =
        RunRecord.parse(
                Files.readString(
                    folder.resolve(output).resolve("_run/run_date=2026-02-03/run.json")))
            .orElseThrow()
            .settingsId();
    DriftSettings wanted =
        DriftSettings.of(
            Configuration.empty()
                .with("input", path(output))
                .with("before", before + ",settings_id=" + settings)
                .with("after", "2026-02-03,settings_id=" + settings)
                .with("min_reviews", 2));
    try (DriftJob job = DriftJob.prepare(JobSession.within(spark, line -> {}), wanted)) {
      return List.of(job.run().toString());
    }
  }

  private static List<String> dates(String output) throws Exception {
    try (Stream<Path> days = Files.list(folder.resolve(output).resolve("_run"))) {
      return days.map(day -> day.getFileName().toString().substring("run_date=".length()))
          .sorted()
          .toList();
    }
  }

  private static void assertSame(Table<?> table, List<String> actual, List<String> expected) {
    assertThat(expected).as(table.name()).isNotEmpty();
    assertThat(actual).as(table.name()).isEqualTo(expected);
  }

  private static List<String> filesOfFebruary(String output, Table<?> table) throws Exception {
    return PublishedRows.ofDate(folder.resolve(output), table.name(), "2026-02-03");
  }

  /** The rows of all dates that there can be, each with its date. */
  private static List<String> rows(String output, Table<?> table) {
    List<LocalDate> dates =
        Stream.concat(DAYS.stream(), Stream.of(MONTH)).map(LocalDate::parse).toList();
    return ResultTables.rows(spark, path(output), table, List.of(), dates)
        .toJSON()
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }
}
