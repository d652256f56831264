package io.github.relevista.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.settings.MergeSettings;
import io.github.relevista.spark.input.LakeSession;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.lexicon.LexiconJob;
import io.github.relevista.spark.merge.MergeJob;
import io.github.relevista.spark.results.ResultTables;
import io.github.relevista.tables.Lexicon;
import io.github.relevista.tables.Rejects;
import io.github.relevista.tables.Table;
import io.github.relevista.tables.Totals;
import io.github.relevista.tables.WordCounts;
import io.github.relevista.tables.WordRelevance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run and a merge whose tables a lakehouse keeps hold what plain files hold. */
class LakeOutputTest {
  private static final List<Table<?>> TABLES =
      List.of(WordRelevance.TABLE, WordCounts.TABLE, Totals.TABLE, Rejects.TABLE);

  private static SparkSession spark;

  private static TestRun plain;
  private static TestRun delta;

  @TempDir private static Path folder;

  @BeforeAll
  static void explain() throws Exception {
    spark = LakeSession.open(folder.resolve("warehouse"));
    List<String> lines =
        new ArrayList<>(
            Files.readAllLines(Path.of("sample-data/reviews/2026-01-05.jsonl")).subList(0, 40));
    lines.add("{}");
    Files.write(reviews(), lines);
    plain = TestRun.over(spark, folder.resolve("plain"), reviews().toString());
    delta =
        TestRun.over(spark, folder.resolve("delta"), reviews().toString())
            .with("table_format", "delta");
    plain.run();
    delta.run();
  }

  private static Path reviews() {
    return folder.resolve("reviews.jsonl");
  }

  @AfterAll
  static void endSession() {
    spark.stop();
  }

  @Test
  void explain_andMerge_giveTheRowsOfPlainFiles_whateverKeepsThem() throws Exception {
    MergeSettings merge =
        MergeSettings.of(
            Configuration.empty()
                .with("input", List.of(path("delta")))
                .with("output", path("iceberg"))
                .with("table_format", "iceberg")
                .with("table_namespace", "lake.reviews"));
    try (MergeJob job = MergeJob.prepare(JobSession.within(spark, line -> {}), merge)) {
      job.run();
    }

    for (Table<?> table : TABLES) {
      List<String> expected = rows("plain", table);
      assertThat(expected).isNotEmpty();
      assertThat(rows("delta", table)).isEqualTo(expected);
      assertThat(rows("iceberg", table)).isEqualTo(expected);
    }
    assertThat(folder.resolve("delta/_run/run_date=2026-01-31/run.json"))
        .content()
        .containsPattern("\"tables\"\\s*:\\s*\\{\\s*\"format\"\\s*:\\s*\"delta\"");
    assertThat(spark.table("lake.reviews.word_relevance").where("class = '(polarity)'").count())
        .isPositive();

    // One output keeps its tables in one place.
    assertThatThrownBy(() -> delta.with("table_format", "parquet").run())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("keeps its tables as delta, not as parquet");
    assertThatThrownBy(() -> plain.with("table_format", "delta").run())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("keeps its tables as parquet, not as delta");
  }

  @Test
  void lexicon_givesTheRowsOfPlainFiles_whateverKeepsThem() throws Exception {
    lexicon("l_plain", "parquet");
    lexicon("l_delta", "delta");
    lexicon("l_iceberg", "iceberg", "lake.lexicons");
    List<String> expected = rows("l_plain", Lexicon.TABLE);
    assertThat(expected).isNotEmpty();
    assertThat(rows("l_delta", Lexicon.TABLE)).isEqualTo(expected);
    assertThat(rows("l_iceberg", Lexicon.TABLE)).isEqualTo(expected);
    lexicon("l_iceberg", "iceberg", "lake.lexicons");
    assertThat(spark.table("lake.lexicons.lexicon").count()).isEqualTo(expected.size());

    assertThatThrownBy(
            () ->
                TestRun.over(spark, folder.resolve("other"), reviews().toString())
                    .with("table_format", "iceberg")
                    .with("table_namespace", "lake.lexicons")
                    .run())
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("holds a table lexicon");
  }

  private static void lexicon(String output, String format, String... namespace) throws Exception {
    Configuration configuration =
        Configuration.empty()
            .with("input", path("delta"))
            .with("output", path(output))
            .with("minimum_occurrences", 5)
            .with("minimum_reviews", 2)
            .with("table_format", format);
    if (namespace.length > 0) {
      configuration = configuration.with("table_namespace", namespace[0]);
    }
    try (LexiconJob job =
        LexiconJob.prepare(
            JobSession.within(spark, line -> {}), LexiconSettings.of(configuration))) {
      job.run();
    }
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static List<String> rows(String output, Table<?> table) {
    return ResultTables.rows(
            spark, path(output), table, List.of(), List.of(LocalDate.parse(TestRun.DATE)))
        .toJSON()
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }
}
