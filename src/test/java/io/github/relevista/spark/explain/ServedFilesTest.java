package io.github.relevista.spark.explain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.settings.MergeSettings;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.LocalSpark;
import io.github.relevista.spark.lexicon.LexiconJob;
import io.github.relevista.spark.merge.MergeJob;
import io.github.relevista.spark.publish.ServedFolders;
import io.github.relevista.tables.Rejects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole jobs whose input and output lie on HDFS or in a server that speaks S3. */
class ServedFilesTest {
  private static final List<String> DATES = List.of("2026-01-05", "2026-01-06");
  private static final Map<String, List<String>> TABLES =
      Map.of(
          "out", List.of("word_relevance", "word_counts", "totals", "predictions", "rejects"),
          "merged", List.of("word_relevance", "word_counts", "totals", "rejects"),
          "words", List.of("lexicon"));

  private static SparkSession spark;

  @TempDir private static Path folder;

  /** What each table of each output on disk holds. */
  private static final Map<String, List<String>> ON_DISK = new HashMap<>();

  @BeforeAll
  static void explainOnDisk() throws Exception {
    spark = LocalSpark.session();
    Files.createDirectories(folder.resolve("in"));
    for (String date : DATES) {
      List<String> lines =
          new ArrayList<>(
              // Some lines are no UTF-8 on purpose.
              Files.readAllLines(Path.of("sample-data/reviews", date + ".jsonl"), ISO_8859_1)
                  .subList(0, 30));
      lines.add("{\"text\": 7}");
      Files.write(input(date), lines, ISO_8859_1);
      explain(folder.toString(), date);
    }
    mergeAndMakeLexicon(folder.toString());
    for (Map.Entry<String, List<String>> tables : TABLES.entrySet()) {
      for (String table : tables.getValue()) {
        ON_DISK.put(tables.getKey() + " " + table, rows(folder.toString(), tables.getKey(), table));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void explainMergeAndLexicon_giveTheValuesOfFilesOnDisk(ServedFolders server) throws Exception {
    server.configure(spark.sparkContext().hadoopConfiguration());
    String served = server.folder("whole-jobs");
    // One day is explained there, beside what was made of the other.
    server.copy(input(DATES.get(0)), served + "/in");
    try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
      for (Path file : files.filter(file -> isOf(DATES.get(1), file)).toList()) {
        server.copy(file, served + "/" + folder.relativize(file.getParent()));
      }
    }
    explain(served, DATES.get(0));
    mergeAndMakeLexicon(served);

    for (Map.Entry<String, List<String>> tables : TABLES.entrySet()) {
      for (String table : tables.getValue()) {
        assertThat(rows(served, tables.getKey(), table))
            .as("%s of %s", table, tables.getKey())
            .isNotEmpty()
            .isEqualTo(ON_DISK.get(tables.getKey() + " " + table));
      }
    }
  }

  private static boolean isOf(String date, Path file) {
    return Files.isRegularFile(file)
        && file.getParent().endsWith("run_date=" + date)
        && !file.getFileName().toString().startsWith(".");
  }

  private static Path input(String date) {
    return folder.resolve("in").resolve(date + ".jsonl");
  }

  private static void explain(String place, String date) throws Exception {
    ExplainSettings explain =
        ExplainSettings.of(
            Configuration.empty()
                .with("input", List.of(place + "/in/" + date + ".jsonl"))
                .with("model", "sample-data/model")
                .with("output", place + "/out")
                .with("run_date", date)
                .with("id_column", "id")
                .with("label_column", "stars")
                .with("predictions", "true")
                .with("unit", "review")
                .with("epsilon", 0.001));
    try (ExplainJob job = ExplainJob.prepare(session(), explain)) {
      assertThat(job.run().published()).isTrue();
    }
  }

  private static void mergeAndMakeLexicon(String place) throws Exception {
    MergeSettings merge =
        MergeSettings.of(
            Configuration.empty()
                .with("input", List.of(place + "/out"))
                .with("output", place + "/merged"));
    try (MergeJob job = MergeJob.prepare(session(), merge)) {
      job.run();
    }
    LexiconSettings lexicon =
        LexiconSettings.of(
            Configuration.empty()
                .with("input", place + "/merged")
                .with("output", place + "/words")
                .with("minimum_occurrences", 5)
                .with("minimum_reviews", 2));
    try (LexiconJob job = LexiconJob.prepare(session(), lexicon)) {
      assertThat(job.run().entries()).isPositive();
    }
  }

  private static JobSession session() {
    return JobSession.within(spark, line -> {});
  }

  private static List<String> rows(String place, String output, String table) {
    return spark
        .read()
        .parquet(place + "/" + output + "/" + table)
        // The file of a rejected row lies elsewhere.
        .drop(Rejects.FILE)
        .toJSON()
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }
}
