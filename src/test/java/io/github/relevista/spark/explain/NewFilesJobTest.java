package io.github.relevista.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.report.ExplainResult;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.LocalSpark;
import io.github.relevista.spark.job.PublishedRows;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over new files alone, against one run over all files of a date, every table. */
class NewFilesJobTest {
  private static final List<String> TABLES =
      List.of("word_relevance", "word_counts", "totals", "rejects", "predictions");

  @TempDir private Path folder;

  private final SparkSession spark = LocalSpark.session();

  /** The lines that jobs have told. */
  private final List<String> told = new ArrayList<>();

  @Test
  void newLateAndChangedFiles_endAsOneRunOverTheDate() throws Exception {
    write("2026-01-06/a.jsonl", 0, 8);
    write("2026-01-05/a.jsonl", 20, 28);
    assertThat(explainNew()).hasSize(2);
    assertThat(description()).containsExactly("no new files among 2");
    assertThat(explainNew()).isEmpty();

    // A late file of the first day, with a row that cannot be used; the second day's has changed.
    Path late = write("2026-01-05/b.jsonl", 28, 34);
    Files.writeString(late, Files.readString(late) + "{\"text\": 7}\n");
    age(late, 100);
    write("2026-01-06/a.jsonl", 0, 11);
    Path arriving = write("2026-01-07/a.jsonl", 40, 42);
    age(arriving, -1_000);
    assertThat(description())
        .containsExactly(
            "2026-01-05  1 new files, added to 8 rows",
            "2026-01-06  1 changed files: the date is explained again from 1 files");
    assertThat(explainNew()).extracting(ExplainResult::rows).containsExactly(7L, 11L);

    // A file that was only touched is none that has changed.
    age(late, 90);
    told.clear();
    assertThat(description()).containsExactly("no new files among 3");
    assertThat(told).anyMatch(line -> line.startsWith("read the fingerprints of 1 files"));
    // Once a run has noted that, nobody looks into it again.
    write("2026-01-08/a.jsonl", 42, 44);
    assertThat(explainNew()).hasSize(1);
    told.clear();
    assertThat(description()).containsExactly("no new files among 4");
    assertThat(told).noneMatch(line -> line.contains("fingerprints"));

    for (String date : List.of("2026-01-05", "2026-01-06")) {
      TestRun whole =
          TestRun.over(spark, folder.resolve("whole"), folder.resolve("in/" + date).toString())
              .with("run_date", date)
              .with("id_column", "id")
              .with("label_column", "stars")
              .with("predictions", "true");
      whole.run();
      for (String table : TABLES) {
        assertThat(rows("out", table, date))
            .as("%s of %s", table, date)
            .isEqualTo(rows("whole", table, date));
      }
    }
    assertThat(rows("out", "rejects", "2026-01-05")).hasSize(1);
    assertThat(Files.readString(folder.resolve("out/_run/run_date=2026-01-05/run.json")))
        .contains("\"rows_read\" : 15", "\"rejected\" : 1", "a.jsonl", "b.jsonl");
  }

  @Test
  void rowsByDate_endAsOneRunOverTheRowsOfTheDate() throws Exception {
    String bad = "{\"text\": 7, \"day\": \"2026-02-01\"}";
    lines("in/a.jsonl", row("good film", "2026-02-01"), row("a bad film", "2026-02-02T10:00"), bad);
    lines("in/b.jsonl", row("not good", "1769904000"), row("no date", "soon"));

    assertThat(explainByRow()).extracting(ExplainResult::rows).containsExactly(2L, 2L, 1L);
    assertThat(told).contains("2 rows name no date in 'day': filed under 2026-01-20");
    assertThat(explainByRow()).isEmpty();
    lines("in/late.jsonl", row("fine", "2026-02-02"));
    assertThat(explainByRow()).extracting(ExplainResult::rows).containsExactly(1L);

    lines("whole/1.jsonl", row("good film", "2026-02-01"), row("not good", "1769904000"));
    lines("whole/2.jsonl", row("a bad film", "2026-02-02T10:00"), row("fine", "2026-02-02"));
    lines("whole/3.jsonl", bad, row("no date", "soon"));
    for (Map.Entry<String, String> date :
        Map.of("1", "2026-02-01", "2", "2026-02-02", "3", "2026-01-20").entrySet()) {
      TestRun.over(
              spark,
              folder.resolve("by_day"),
              folder.resolve("whole/" + date.getKey() + ".jsonl").toString())
          .with("run_date", date.getValue())
          .with("max_reject_rate", 1)
          .run();
      for (String table : List.of("word_relevance", "word_counts", "totals")) {
        assertThat(rows("out", table, date.getValue()))
            .as("%s of %s", table, date.getValue())
            .isEqualTo(rows("by_day", table, date.getValue()));
      }
    }
    assertThat(rows("out", "rejects", "2026-01-20")).hasSize(1);
    assertThat(Files.readString(folder.resolve("out/_run/run_date=2026-02-01/run.json")))
        .contains("\"dates\" : [ \"2026-01-20\", \"2026-02-01\", \"2026-02-02\" ]");
  }

  private static String row(String text, String day) {
    return "{\"text\": \"%s\", \"day\": \"%s\"}".formatted(text, day);
  }

  private void lines(String name, String... lines) throws Exception {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, List.of(lines));
  }

  private List<ExplainResult> explainByRow() throws Exception {
    Configuration configuration =
        Configuration.empty()
            .with("input", List.of(folder.resolve("in").toString()))
            .with("model", "sample-data/model")
            .with("output", folder.resolve("out").toString())
            .with("run_date", "2026-01-20")
            .with("new_only", "true")
            .with("date_from", "column")
            .with("date_column", "day")
            .with("max_reject_rate", 1)
            .with("unit", "review")
            .with("epsilon", 0.001);
    try (NewFilesJob job =
        NewFilesJob.prepare(
            JobSession.within(spark, told::add), ExplainSettings.of(configuration))) {
      return job.run();
    }
  }

  /** Some lines of the sample reviews, in a file that has not changed for a while. */
  private Path write(String name, int from, int to) throws Exception {
    List<String> lines =
        Files.readAllLines(Path.of("sample-data/reviews/2026-01-05.jsonl")).subList(from, to);
    Path file = folder.resolve("in").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
    age(file, 200 - to);
    return file;
  }

  private static void age(Path file, int seconds) throws Exception {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(seconds)));
  }

  private List<ExplainResult> explainNew() throws Exception {
    try (NewFilesJob job = prepared()) {
      return job.run();
    }
  }

  private List<String> description() throws Exception {
    try (NewFilesJob job = prepared()) {
      return job.description();
    }
  }

  private NewFilesJob prepared() throws Exception {
    Configuration configuration =
        Configuration.empty()
            .with("input", List.of(folder.resolve("in").toString()))
            .with("model", "sample-data/model")
            .with("output", folder.resolve("out").toString())
            .with("id_column", "id")
            .with("label_column", "stars")
            .with("predictions", "true")
            .with("new_only", "true")
            .with("date_from", "path")
            .with("settle", "30s")
            .with("unit", "review")
            .with("epsilon", 0.001);
    return NewFilesJob.prepare(
        JobSession.within(spark, told::add), ExplainSettings.of(configuration));
  }

  private List<String> rows(String output, String table, String date) throws Exception {
    return PublishedRows.ofDate(folder.resolve(output), table, date);
  }
}
