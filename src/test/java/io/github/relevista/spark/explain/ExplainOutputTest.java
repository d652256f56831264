package io.github.relevista.spark.explain;

import static io.github.relevista.spark.explain.TestRun.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.relevista.report.ExplainReport;
import io.github.relevista.report.ExplainResult;
import io.github.relevista.report.Terminal;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.job.CorpusJob;
import io.github.relevista.spark.job.LocalSpark;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run leaves in its output, seen as users see it: through plain reads. */
class ExplainOutputTest {
  @TempDir private Path folder;
  private SparkSession spark;
  private Path output;
  private Path input;

  @BeforeEach
  void openSession() {
    spark = LocalSpark.session();
    output = folder.resolve("out");
    input = folder.resolve("reviews.jsonl");
  }

  private TestRun run(String... lines) throws Exception {
    return TestRun.overLines(spark, output, input, lines);
  }

  @Test
  void runJson_isAsItsSchemaSays() throws Exception {
    JsonNode json =
        run(review("a good film"), "{", review("bad"))
            .with("slice_by", List.of())
            .with("limit", 3)
            .published();
    try (InputStream schemaText =
        ExplainJob.class.getResourceAsStream("/io/github/relevista/run.schema.json")) {
      JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schemaText);
      assertThat(schema.validate(json)).isEmpty();
      // The schema itself has teeth.
      assertThat(schema.validate(new ObjectMapper().readTree("{\"format_version\": 2}")))
          .isNotEmpty();
    }
    assertThat(json.get("rows_read").asLong()).isEqualTo(3);
    assertThat(json.get("explained").asLong()).isEqualTo(2);
    assertThat(json.get("rejected_by_reason").get("malformed_json").asLong()).isEqualTo(1);
    assertThat(json.get("tokens").asLong()).isEqualTo(4);
    // One JVM explained both reviews.
    assertThat(json.get("executors")).hasSize(1);
    assertThat(json.at("/executors/0/architecture").asText())
        .isEqualTo(System.getProperty("os.arch"));
  }

  @Test
  void tooFewWordsToShow_isSaid() throws Exception {
    StringWriter shown = new StringWriter();
    ExplainResult result = run(review("good"), review("good")).with("shown_minimum", 3).run();
    new Terminal(new PrintWriter(shown)).write(ExplainReport.of(result));
    assertThat(shown.toString().lines())
        .filteredOn(line -> line.equals("  none occurs 3 times or more (shown_minimum)"))
        .hasSize(2);
  }

  @Test
  void tables_haveTheColumnsThatUsersWereTold() throws Exception {
    TestRun run = run("{\"text\": \"good\", \"shop\": 7}").with("slice_by", "shop");
    run.with("predictions", true).run();
    assertThat(run.table(Tables.WORD_RELEVANCE).columns())
        .containsExactly(
            "model_id",
            "settings_id",
            "shop",
            "class",
            "term",
            "occurrences",
            "reviews",
            "relevance_sum",
            "relevance_sum_squares",
            "review_sum_squares",
            "review_sum_occurrences",
            "review_occurrence_squares",
            "share_sum",
            "share_sum_squares",
            "review_share_sum_squares",
            "review_share_sum_occurrences",
            "relevance_min",
            "relevance_max",
            "positive_occurrences",
            "sketch",
            "mean",
            "stddev",
            "mean_share",
            "p05",
            "median",
            "p95",
            "run_date");
    assertThat(run.table(Tables.WORD_RELEVANCE).schema().apply("relevance_sum").dataType())
        .hasToString("DecimalType(38,12)");
    assertThat(run.table(Tables.WORD_COUNTS).columns())
        .containsExactly(
            "model_id",
            "settings_id",
            "shop",
            "term",
            "predicted_class",
            "label",
            "occurrences",
            "reviews",
            "run_date");
    assertThat(run.table(Tables.PREDICTIONS).columns())
        .containsExactly(
            "model_id",
            "settings_id",
            "shop",
            "id",
            "sentence",
            "tokens",
            "scores",
            "predicted_class",
            "label",
            "relevances",
            "leakage",
            "padding",
            "amplification",
            "unknown_tokens",
            "dropped_tokens",
            "truncated",
            "run_date");
    assertThat(run.table(CorpusJob.REJECTS).columns())
        .containsExactly(
            "model_id", "settings_id", "file", "row", "raw", "reason", "detail", "run_date");
    assertThat(run.table(Tables.TOTALS).select("shop").distinct().collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("7");
  }

  @Test
  void predictions_tellOffsetsThatSqlUnderstands() throws Exception {
    String text = "An 😀 oddly &amp; <b>good</b> film, isn't it?";
    TestRun run = run("{\"text\": \"%s\", \"id\": \"x\"}".formatted(text));
    run.with("predictions", true).with("id_column", "id").with("bias_factor", 1).run();
    Dataset<Row> tokens =
        run.table(Tables.PREDICTIONS)
            .selectExpr("'%s' as raw".formatted(text.replace("'", "\\'")), "inline(tokens)")
            .selectExpr("text", "substring(raw, begin + 1, end - begin) as cut");
    assertThat(tokens.collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getString(1))
        .containsExactly(
            "an An",
            "😀 😀",
            "oddly oddly",
            "& &amp;",
            "good good",
            "film film",
            ", ,",
            "is is",
            "n't n't",
            "it it",
            "? ?");
    Row row =
        run.table(Tables.PREDICTIONS).selectExpr("id", "size(relevances['(polarity)'])").first();
    assertThat(row.getString(0)).isEqualTo("x");
    assertThat(row.getInt(1)).isEqualTo(11);
    // With bias factor 1 nothing leaks.
    assertThat(run.table(Tables.PREDICTIONS).selectExpr("leakage['positive']").first().getFloat(0))
        .isBetween(-1e-3f, 1e-3f);
  }

  @Test
  void predictions_haveScoresThatRelevancesAndLeakageAddUpTo() throws Exception {
    TestRun run = run(review("an oddly good film , isn't it ?"), review("a dull , tired story"));
    run.with("predictions", true).run();
    List<Row> rows =
        run.table(Tables.PREDICTIONS)
            .selectExpr("explode(scores) as (class, score)", "relevances", "leakage")
            .selectExpr(
                "score",
                "aggregate(relevances[class], 0D, (sum, relevance) -> sum + relevance)"
                    + " + leakage[class] as total")
            .collectAsList();
    // Five classes of two reviews. Initial states are zero and get nothing at bias factor 0.
    assertThat(rows).hasSize(10);
    for (Row row : rows) {
      // The leakage is rounded to float, of a score below ten: by less than 1e-6.
      assertThat(row.<Double>getAs("total")).isCloseTo(row.<Float>getAs("score"), within(1e-6));
    }
  }

  @Test
  void rowsWithoutId_getDifferentOnes_thatStayTheSame() throws Exception {
    String[] lines = {review("good"), review("bad"), review("good"), review("good")};
    List<String> first = ids(run(lines), 1);
    List<String> second = ids(run(lines), 3);
    assertThat(first).hasSize(4).doesNotHaveDuplicates().isEqualTo(second);
    assertThat(first).allMatch(id -> id.matches("[0-9a-f]{32}"));
  }

  private static List<String> ids(TestRun run, int partitions) throws Exception {
    run.with("predictions", true).with("partitions", partitions).run();
    return run.table(Tables.PREDICTIONS).select("id").collectAsList().stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  @Test
  void rejects_keepTheBytesOfARow_whereTheyAreNoText() throws Exception {
    byte[] text = "{\"text\": \"caf_\"}\n{\n".getBytes(StandardCharsets.UTF_8);
    // An é of Latin-1, which is no UTF-8.
    text[13] = (byte) 0xE9;
    Files.write(input, text);
    TestRun run = TestRun.over(spark, output, input.toString()).with("publish_on_gate", true);
    run.run();
    List<Row> rows = run.table(CorpusJob.REJECTS).orderBy("reason").collectAsList();
    assertThat(rows)
        .extracting(row -> row.<String>getAs("row"))
        .containsExactly("{\"text\": \"caf\uFFFD\"}", "{");
    assertThat(rows.get(0).<byte[]>getAs("raw")).isEqualTo(Arrays.copyOf(text, 16));
    assertThat(rows.get(1).<byte[]>getAs("raw")).isNull();
  }

  @Test
  void aRerun_replacesItsDate_andNothingElse() throws Exception {
    run(review("good film")).with("predictions", true).run();
    run(review("fine story")).with("run_date", "2026-02-01").run();
    run(review("good film")).with("epsilon", 0.01).run();
    TestRun rerun = run(review("bad"));
    rerun.run();
    assertThat(terms(rerun, "2026-01-31")).containsExactlyInAnyOrder("bad", "good", "film");
    assertThat(terms(rerun, "2026-02-01")).containsExactlyInAnyOrder("fine", "story");
    assertThat(output.resolve("predictions/run_date=2026-01-31"))
        .satisfiesAnyOf(
            path -> assertThat(path).doesNotExist(), path -> assertThat(path).isEmptyDirectory());

    TestRun empty = run("{\"text\": \" \"}");
    empty.with("max_reject_rate", 1).run();
    assertThat(terms(empty, "2026-01-31")).containsExactlyInAnyOrder("good", "film");
    assertThat(output.resolve("_staged"))
        .satisfiesAnyOf(
            path -> assertThat(path).doesNotExist(), path -> assertThat(path).isEmptyDirectory());
  }

  private static List<String> terms(TestRun run, String date) {
    return run
        .table(Tables.WORD_RELEVANCE)
        .where("run_date = date'%s'".formatted(date))
        .select("term")
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  @Test
  void sentences_areUnitsOfTheirReviews_howeverTheseAreDealt() throws Exception {
    String dull = "A dull film. Not good! Is it?";
    String[] lines = {review(dull), review("good"), review(dull), review("It is bad. Bad.")};
    TestRun run = run(lines).with("unit", "sentence").with("predictions", true);
    JsonNode record = run.with("partitions", 1).published();
    assertThat(record.get("explained").asInt()).isEqualTo(4);
    assertThat(record.get("units").asInt()).isEqualTo(3 + 1 + 3 + 2);
    assertThat(record.at("/settings/unit").asText()).isEqualTo("sentence");
    List<String> words = run.rows(Tables.WORD_RELEVANCE);
    List<String> totals = run.rows(Tables.TOTALS);
    Dataset<Row> predictions = run.table(Tables.PREDICTIONS);
    assertThat(
            predictions.groupBy("id").count().collectAsList().stream()
                .map(row -> row.getLong(1))
                .sorted())
        .containsExactly(1L, 2L, 3L, 3L);
    assertThat(
            predictions
                .where("sentence = 2 and size(tokens) = 3")
                .selectExpr(
                    "concat_ws(' ', transform(tokens, t -> substring('%s', t.begin + 1, t.end - t.begin)))"
                        .formatted(dull))
                .collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactly("Not good !", "Not good !");
    Row bad = run.table(Tables.WORD_RELEVANCE).where("term = 'bad' and class = 'negative'").first();
    assertThat(bad.<Long>getAs("occurrences")).isEqualTo(2);
    assertThat(bad.<Long>getAs("reviews")).isEqualTo(1);

    run.with("partitions", 3).with("table_entries", 20).with("batch_sequences", 2).published();
    assertThat(run.rows(Tables.WORD_RELEVANCE)).isEqualTo(words);
    assertThat(run.rows(Tables.TOTALS)).isEqualTo(totals);
  }

  @Test
  void otherSlices_areRefused_inTheSameOutput() throws Exception {
    run("{\"text\": \"good\", \"shop\": 7}").with("slice_by", "shop").run();
    TestRun other = run(review("good")).with("run_date", "2026-02-01");
    assertThatThrownBy(other::run)
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("slice_by is [], but " + output + " holds results by [shop]");
  }

  @Test
  void labels_chooseTheTargets_andOthersAreRejected() throws Exception {
    TestRun run =
        run(
                "{\"text\": \"good\", \"stars\": 5}",
                "{\"text\": \"bad\", \"stars\": \"negative\"}",
                "{\"text\": \"fine\", \"stars\": 3}",
                "{\"text\": \"fine\"}")
            .with("label_column", "stars")
            .with("targets", "label")
            .with("labels", Map.of("5", List.of("positive", "very positive")));
    assertThat(run.run().rejected())
        .containsOnly(Map.entry("unknown_label", 1L), Map.entry("missing_label", 1L));
    assertThat(
            run.table(Tables.WORD_RELEVANCE)
                .where("class <> '(polarity)'")
                .select("class", "term")
                .collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getString(1))
        .containsExactlyInAnyOrder("positive good", "very positive good", "negative bad");
  }
}
