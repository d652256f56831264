package io.github.relevista.spark.evaluate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.engine.Engine;
import io.github.relevista.evaluate.BlankWord;
import io.github.relevista.evaluate.EvaluatedText;
import io.github.relevista.evaluate.Evaluation;
import io.github.relevista.evaluate.ResultTable;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.intake.Content;
import io.github.relevista.intake.Review;
import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.ReviewColumns.ContentKind;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.intake.RowParser;
import io.github.relevista.intake.RowSettings;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.report.EvaluateResult;
import io.github.relevista.spark.job.CorpusJob;
import io.github.relevista.spark.job.LocalSpark;
import io.github.relevista.spark.job.PublishedRows;
import io.github.relevista.text.TokenList;
import io.github.relevista.text.Tokenizer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job over some sample reviews, against a plain loop and against itself. */
class EvaluateJobTest {
  private static final Path DAY = Path.of("sample-data/reviews/2026-01-05.jsonl");

  /** Of a day, two damaged lines among them. */
  private static final int LINES = 40;

  @TempDir private static Path inputs;

  private static Path input;

  @TempDir private Path folder;

  @BeforeAll
  static void takeSomeLines() throws IOException {
    input =
        Files.write(
            inputs.resolve("some.jsonl"),
            Files.readAllLines(DAY, ISO_8859_1).subList(0, LINES),
            ISO_8859_1);
  }

  private EvaluateRun run() {
    return EvaluateRun.overSamples(LocalSpark.session(), folder.resolve("out"), input.toString())
        .with("bootstrap_replicates", 50)
        .with("random_runs", 2)
        .with("pointing_documents", 10);
  }

  @Test
  void figures_equalThoseOfAPlainLoop_forAnyNumberOfPartitions() throws Exception {
    List<ResultTable> expected = plainLoop(run().plan());
    for (int partitions : new int[] {1, 7}) {
      EvaluateResult result = run().with("partitions", partitions).run();
      List<ResultTable> figures =
          result.tables().stream().filter(table -> !table.name().equals(WordTables.NAME)).toList();
      assertThat(figures).as("%d partitions", partitions).isEqualTo(expected);
    }
  }

  /** Every review by itself, in a batch of its own. */
  private static List<ResultTable> plainLoop(EvaluatePlan plan) throws Exception {
    SentimentModel model = plan.model();
    Engine engine = EngineKind.AUTO.create(BlankWord.beside(model).model(), 1 << 20);
    Evaluation evaluation = new Evaluation(engine, plan.evaluation());
    RowParser parser =
        new RowSettings(
                RowFormat.JSON,
                new ReviewColumns(ContentKind.TEXT, "text", "id", "stars", List.of()),
                List.of())
            .newParser();
    Tokenizer tokenizer = Tokenizer.of(model.text().tokenizer(), model.text().casing());
    TokenList tokens = new TokenList();
    for (String text : Files.readAllLines(input)) {
      byte[] line = text.getBytes(StandardCharsets.UTF_8);
      if (parser.parse(line, 0, line.length) instanceof Review review && review.id() != null) {
        tokenizer.tokenize(((Content.Text) review.content()).text(), tokens);
        int[] ids = new int[tokens.size()];
        for (int index = 0; index < ids.length; index++) {
          ids[index] = model.vocabulary().id(tokens.form(index));
        }
        evaluation.add(
            List.of(new EvaluatedText(review.id(), ids, plan.labels().get(review.label()))));
      }
    }
    evaluation.addDocuments(evaluation.state().documents().iterator());
    return evaluation.state().tables(plan.settings().evaluation().confidence());
  }

  @Test
  void words_areTheSameForAnyNumberOfPartitions() throws Exception {
    EvaluateRun run =
        run().with("experiments", "word_tables").with("methods", "lrp,sensitivity,random");
    List<List<Object>> whole = EvaluateRun.rows(run.with("partitions", 1).run(), WordTables.NAME);
    assertThat(EvaluateRun.rows(run.with("partitions", 5).run(), WordTables.NAME)).isEqualTo(whole);
    // Ten words of five rankings for five classes by two methods; of random relevances none.
    assertThat(whole).hasSize(10 * 5 * 5 * 2);
  }

  @Test
  void tables_arePublished_andSoIsTheRecordOfAllOfThem() throws Exception {
    EvaluateResult result = run().run();
    assertThat(result.published()).isTrue();
    JsonNode record = new ObjectMapper().readTree(folder.resolve("out/evaluation.json").toFile());
    for (ResultTable table : result.tables()) {
      assertThat(PublishedRows.of(folder.resolve("out").resolve(table.name())))
          .as(table.name())
          .hasSameSizeAs(table.rows())
          .hasSize(record.get("tables").get(table.name()).size());
    }
    assertThat(record.get("rows_read").asLong())
        .isEqualTo(record.get("evaluated").asLong() + record.get("rejected").asLong());
    assertThat(run().table(CorpusJob.REJECTS).count())
        .isEqualTo(result.rejectedRows())
        .isPositive();
    assertThat(run().table("deletion").columns())
        .containsExactly(
            "model_id",
            "settings_id",
            "method",
            "initially",
            "direction",
            "class_basis",
            "deleted",
            "accuracy",
            "low",
            "high",
            "n",
            "run_date");
    assertThat(folder.resolve("out").toFile().list())
        .allMatch(name -> !name.startsWith("_staged-"));
  }

  @Test
  void withoutLabels_thePredictedClassIsTheTrueOne() throws Exception {
    EvaluateResult result = run().with("label_column", null).with("methods", "lrp").run();
    assertThat(result.correct()).isEqualTo(result.evaluated()).isPositive();
    assertThat(EvaluateRun.rows(result, "deletion"))
        .isNotEmpty()
        .allMatch(row -> row.get(1).equals("correct"));
  }

  @Test
  void rowsWithoutAKnownLabel_areRejected() throws Exception {
    Path file = folder.resolve("reviews.jsonl");
    Files.writeString(
        file,
        """
        {"id": "1", "text": "so good , so very good , a perfect little film .", "stars": "good"}
        {"id": "2", "text": "so good , so very good , a perfect little film .", "stars": "5"}
        {"id": "3", "text": "so good"}
        """);
    EvaluateResult result = run().with("input", file.toString()).with("max_reject_rate", 1).run();
    assertThat(result.evaluated()).isEqualTo(1);
    assertThat(result.rejected()).hasToString("{missing_label=1, unknown_label=1}");
  }

  @Test
  void shortOfAGate_nothingIsPublished() throws Exception {
    EvaluateResult result =
        run().with("max_reject_rate", 0.001).with("experiments", "leakage").run();
    assertThat(result.published()).isFalse();
    assertThat(result.shortfall()).isPresent();
    assertThat(folder.resolve("out/leakage")).doesNotExist();
    assertThat(folder.resolve("out/evaluation.json")).doesNotExist();
  }

  @Test
  void corpusWithoutReviews_hasTablesWithoutFigures() throws Exception {
    Path file = folder.resolve("empty.jsonl");
    Files.writeString(file, "");
    EvaluateResult result = run().with("input", file.toString()).with("allow_empty", true).run();
    assertThat(result.rows()).isZero();
    assertThat(EvaluateRun.rows(result, "deletion")).isEmpty();
    assertThat(run().table("deletion").count()).isZero();
  }
}
