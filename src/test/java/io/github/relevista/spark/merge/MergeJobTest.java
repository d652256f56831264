package io.github.relevista.spark.merge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.report.MergeResult;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.MergeSettings;
import io.github.relevista.spark.explain.TestRun;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.LocalSpark;
import io.github.relevista.spark.job.OddFolder;
import io.github.relevista.spark.job.PublishedRows;
import io.github.relevista.tables.Evidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts that are merged, against one run over everything, every table value for value. */
class MergeJobTest {
  private static final String DAY = "2026-01-%s.jsonl";

  /** Lines of each day. */
  private static final int LINES = 12;

  /** Lines of each day before those, among which one is damaged. */
  private static final Map<String, Integer> BEFORE =
      Map.of("05", 5, "06", 2, "07", 14, "08", 26, "10", 21);

  private static final List<String> SUMMED =
      List.of("word_relevance", "word_counts", "totals", "shifter_relevance", "phrase_relevance");

  @TempDir(factory = OddFolder.class)
  private Path folder;

  @TempDir private Path corpus;

  @Test
  void mergeOfDaysAndShards_equalsOneRunOverEverything() throws Exception {
    explain("days", "2026-01-06", "05", "06");
    explain("days", "2026-01-08", "07", "08");
    explain("shard", "2026-01-08", "10");
    explain("whole", "2026-01-08", "05", "06", "07", "08", "10");

    // With code that Spark generates, as users have it.
    merge(LocalSpark.generatingCode(), "all", List.of("days", "shard"), "predictions=true");

    assertSame(
        "all",
        "whole",
        "word_relevance",
        "word_counts",
        "totals",
        "rejects",
        "predictions",
        "evidence",
        "shifter_relevance");
    assertThat(record("all")).contains("\"command\" : \"merge\"").contains("\"period\"");

    // A window of two days up to the 8th has the second day and the shard, as day by day has; that
    // up to the 7th the first. A sum of sums is that of all.
    MergeResult windows = merge("windows", List.of("days", "shard"), "window=2d");
    assertThat(windows.sums())
        .extracting(sum -> sum.filedUnder() + " of " + sum.parts())
        .containsExactly("2026-01-06 of 1", "2026-01-07 of 1", "2026-01-08 of 2");
    merge("by_day", List.of("days", "shard"), "by=day");
    merge("sum_of_sums", List.of("by_day"), "add_up=category");
    merge("added_up", List.of("whole"), "add_up=category");
    assertSame("sum_of_sums", "added_up", SUMMED.toArray(String[]::new));
    assertSame("sum_of_sums", "added_up", "evidence");
    for (String table : SUMMED) {
      assertThat(rows("windows", table, "2026-01-08"))
          .isNotEmpty()
          .isEqualTo(rows("by_day", table, "2026-01-08"));
      assertThat(rows("windows", table, "2026-01-06"))
          .isEqualTo(rows("windows", table, "2026-01-07"))
          .isEqualTo(rows("days", table, "2026-01-06"));
      assertThat(files("windows", table)).hasSize(3);
    }
  }

  private void explain(String output, String date, String... days) throws Exception {
    List<String> files = new ArrayList<>();
    for (String day : days) {
      // Some lines are no UTF-8 on purpose.
      List<String> lines =
          Files.readAllLines(Path.of("sample-data/reviews", DAY.formatted(day)), ISO_8859_1);
      Path file = corpus.resolve(DAY.formatted(day));
      int first = BEFORE.get(day);
      files.add(Files.write(file, lines.subList(first, first + LINES), ISO_8859_1).toString());
    }
    TestRun.over(LocalSpark.session(), folder.resolve(output), files.toArray(String[]::new))
        .with("run_date", date)
        .with("slice_by", "category")
        .with("label_column", "stars")
        .with("labels", Map.of("1", "very negative"))
        .with("targets", List.of("very negative", "positive"))
        .with("predictions", "true")
        .with("evidence", "2")
        .with("shifters", "true")
        // Listed, so that those of the parts are those of the whole.
        .with("phrases", "true")
        .with(
            "phrase_files",
            Files.writeString(folder.resolve("phrases.txt"), "of the\nthe film\nin the end\n")
                .toString())
        .run();
  }

  private MergeResult merge(String output, List<String> inputs, String assignment)
      throws Exception {
    return merge(LocalSpark.session(), output, inputs, assignment);
  }

  private MergeResult merge(
      SparkSession spark, String output, List<String> inputs, String assignment) throws Exception {
    Configuration configuration =
        Configuration.empty()
            .with("input", inputs.stream().map(name -> folder.resolve(name).toString()).toList())
            .with("output", folder.resolve(output).toString())
            .with(assignment);
    try (MergeJob job =
        MergeJob.prepare(JobSession.within(spark, line -> {}), MergeSettings.of(configuration))) {
      return job.run();
    }
  }

  private void assertSame(String actual, String expected, String... tables) throws Exception {
    for (String table : tables) {
      assertThat(rows(actual, table, "2026-01-08"))
          .as(table)
          .isNotEmpty()
          .isEqualTo(rows(expected, table, "2026-01-08"));
    }
  }

  private List<String> rows(String output, String table, String date) throws Exception {
    // Which run read a review is what one run over everything does not share with several.
    return PublishedRows.ofDate(folder.resolve(output), table, date, Evidence.ORIGINAL_DATE);
  }

  private String record(String output) throws Exception {
    return Files.readString(folder.resolve(output).resolve("_run/run_date=2026-01-08/run.json"));
  }

  private List<Path> files(String output, String table) throws Exception {
    try (Stream<Path> files = Files.walk(folder.resolve(output).resolve(table))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }
}
