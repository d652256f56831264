package io.github.relevista.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.LrpExplainer;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.intake.Content;
import io.github.relevista.intake.Review;
import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.intake.RowParser;
import io.github.relevista.intake.RowSettings;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.report.ExplainResult;
import io.github.relevista.spark.job.CorpusJob;
import io.github.relevista.spark.job.LocalSpark;
import io.github.relevista.text.TokenList;
import io.github.relevista.text.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole job over the sample reviews, against a plain loop and against itself. */
class ExplainJobTest {
  /** Enough of the sample for more frequent phrases than are wanted. */
  private static final String DAY = "sample-data/reviews/2026-01-05.jsonl";

  @TempDir private Path folder;

  /** Occurrences, sum and sum of squares of the relevance of a class and term. */
  private record Figures(long occurrences, BigDecimal sum, BigDecimal squares) {
    static final Figures NONE = new Figures(0, BigDecimal.ZERO, BigDecimal.ZERO);

    Figures plus(float relevance) {
      BigDecimal exact = new BigDecimal(relevance).setScale(12, RoundingMode.HALF_EVEN);
      return new Figures(
          occurrences + 1,
          sum.add(exact),
          squares.add(exact.pow(2).setScale(12, RoundingMode.HALF_EVEN)));
    }
  }

  @Test
  void wordRelevance_equalsAPlainLoop_andRejectsHoldEveryDamagedRow_withItsReason()
      throws Exception {
    SparkSession spark = LocalSpark.generatingCode();
    TestRun run = TestRun.overSamples(spark, folder);
    ExplainResult result = run.run();
    Map<String, Figures> actual = new HashMap<>();
    for (Row row : run.table(Tables.WORD_RELEVANCE).collectAsList()) {
      actual.put(
          row.<String>getAs("class") + " " + row.getAs("term"),
          new Figures(
              row.<Long>getAs("occurrences"),
              row.<BigDecimal>getAs("relevance_sum"),
              row.<BigDecimal>getAs("relevance_sum_squares")));
    }
    Map<String, Figures> expected = plainLoop();
    assertThat(actual).isEqualTo(expected);
    // The sample data's own page: 669 rows, 17 of them damaged.
    assertThat(result.rows()).isEqualTo(669);
    assertThat(result.rejectedRows()).isEqualTo(17);
    assertThat(result.explained()).isEqualTo(652);
    // The table of deliberate faults in sample-data/README.md.
    assertThat(result.rejected())
        .containsOnly(
            Map.entry("malformed_json", 4L),
            Map.entry("missing_text", 3L),
            Map.entry("empty_text", 3L),
            Map.entry("wrong_type", 3L),
            Map.entry("invalid_utf8", 2L),
            Map.entry("blank_line", 2L));
    assertThat(run.table(CorpusJob.REJECTS).count()).isEqualTo(17);
  }

  private static Map<String, Figures> plainLoop() throws IOException {
    SentimentModel model = ModelFolder.read(new LocalModelSource(Path.of("sample-data/model")));
    Engine engine = EngineKind.AUTO.create(model, 0);
    LrpExplainer explainer =
        new LrpExplainer(
            engine, new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS), new Targets.All());
    RowParser parser =
        new RowSettings(RowFormat.JSON, ReviewColumns.ofText("text"), List.of()).newParser();
    Tokenizer tokenizer = Tokenizer.of(model.text().tokenizer(), model.text().casing());
    TokenList tokens = new TokenList();
    Map<String, Figures> figures = new HashMap<>();
    for (byte[] line : sampleLines()) {
      if (!(parser.parse(line, 0, line.length) instanceof Review review)) {
        continue;
      }
      tokenizer.tokenize(((Content.Text) review.content()).text(), tokens);
      int[] ids = new int[tokens.size()];
      for (int index = 0; index < ids.length; index++) {
        ids[index] = model.vocabulary().id(tokens.form(index));
      }
      explainer.explain(
          Sequences.of(ids),
          (sequence, explanation) -> {
            for (int column = 0; column < explanation.targets(); column++) {
              String name = explanation.target(column).name();
              for (int position = 0; position < ids.length; position++) {
                float relevance = explanation.relevance(column, position);
                figures.compute(
                    name + " " + model.vocabulary().term(ids[position]),
                    (key, sofar) -> (sofar == null ? Figures.NONE : sofar).plus(relevance));
              }
            }
          });
    }
    return figures;
  }

  private static List<byte[]> sampleLines() throws IOException {
    List<byte[]> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("sample-data/reviews"))) {
      for (Path file : files.sorted().toList()) {
        try (InputStream raw = Files.newInputStream(file);
            InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
          byte[] bytes = in.readAllBytes();
          int begin = 0;
          for (int index = 0; index < bytes.length; index++) {
            if (bytes[index] == '\n') {
              lines.add(Arrays.copyOfRange(bytes, begin, index));
              begin = index + 1;
            }
          }
        }
      }
    }
    return lines;
  }

  @Test
  void everyTable_isTheSame_whateverThePartitionsTheBatchesAndTheTableSize() throws Exception {
    SparkSession spark = LocalSpark.generatingCode();
    List<List<String>> results = new ArrayList<>();
    for (int partitions : new int[] {1, 7, 64}) {
      TestRun run =
          TestRun.over(spark, folder.resolve("p" + partitions), DAY)
              .with("id_column", "id")
              .with("label_column", "stars")
              .with("partitions", partitions)
              .with("predictions", true)
              .with("slice_by", "category")
              .with("unknown_terms", "surface")
              .with("phrases", true)
              .with("phrase_minimum", 3)
              .with("phrase_limit", 60)
              .with("batch_sequences", partitions)
              .with("table_entries", partitions == 7 ? 500 : 500_000);
      run.run();
      List<String> rows = new ArrayList<>();
      for (String table :
          List.of(
              Tables.WORD_RELEVANCE,
              Tables.WORD_COUNTS,
              Tables.TOTALS,
              Tables.PHRASE_RELEVANCE,
              CorpusJob.REJECTS,
              Tables.PREDICTIONS)) {
        rows.addAll(run.rows(table));
      }
      results.add(rows);
    }
    assertThat(results.get(0)).hasSizeGreaterThan(10_000);
    assertThat(results.get(1)).isEqualTo(results.get(0));
    assertThat(results.get(2)).isEqualTo(results.get(0));
  }
}
