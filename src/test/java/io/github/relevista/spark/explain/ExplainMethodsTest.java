package io.github.relevista.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.github.relevista.engine.Engine;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.Explainer;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.plan.MethodPlan;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.spark.job.LocalSpark;
import io.github.relevista.text.TokenList;
import io.github.relevista.text.Tokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The job with every method, over a few reviews, against a plain loop. */
class ExplainMethodsTest {
  private static final Map<String, String> REVIEWS =
      Map.of(
          "r1", "A good film, if not a great one.",
          "r2", "Bad.",
          "r3", "The plot is dull and the music is worse than dull",
          "r4", "good good bad");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "method=lrp epsilon=0.001",
        "method=lrp epsilon=0.001 product_rule=half",
        "method=sensitivity",
        "method=gradient_x_input",
        "method=integrated_gradients steps=3",
        "method=occlusion",
        "method=occlusion occlusion=remove measure=probability",
        "method=contextual_decomposition",
        "method=random seed=4"
      })
  void tables_equalAPlainLoop(String assignments) throws Exception {
    Configuration configuration = Configuration.empty();
    TestRun run =
        TestRun.over(LocalSpark.session(), folder.resolve("out"), input().toString())
            .with("id_column", "id")
            .with("predictions", true)
            .with("partitions", 3);
    for (String assignment : assignments.split(" ", -1)) {
      String[] parts = assignment.split("=", 2);
      configuration = configuration.with(parts[0], parts[1]);
      run.with(parts[0], parts[1]);
    }
    run.run();
    Map<String, Explanation> expected = plainLoop(configuration);
    assertPredictions(run, expected);
    assertSums(run, expected);
    boolean addsUp = expected.get("r1").addsUp(0);
    assertThat(run.table(Tables.TOTALS).where("leakage_sum is null").count() == 0)
        .isEqualTo(addsUp);
    assertThat(record().get("leakage").isEmpty()).isEqualTo(!addsUp);
  }

  private Path input() throws IOException {
    List<String> lines =
        REVIEWS.entrySet().stream()
            .map(r -> "{\"id\": \"%s\", \"text\": \"%s\"}".formatted(r.getKey(), r.getValue()))
            .toList();
    return Files.write(folder.resolve("reviews.jsonl"), lines);
  }

  /** Every review alone, by its id. */
  private static Map<String, Explanation> plainLoop(Configuration configuration) {
    SentimentModel model = ModelFolder.read(new LocalModelSource(Path.of("sample-data/model")));
    Configuration whole = configuration.with("input", "a").with("model", "m").with("output", "o");
    MethodPlan plan = MethodPlan.of(ExplainSettings.of(whole).method(), model);
    Engine engine = EngineKind.AUTO.create(model, 0);
    Explainer explainer = Explainers.create(engine, plan.method(), new Targets.All());
    Tokenizer tokenizer = Tokenizer.of(model.text().tokenizer(), model.text().casing());
    TokenList tokens = new TokenList();
    Map<String, Explanation> explanations = new HashMap<>();
    REVIEWS.forEach(
        (id, text) -> {
          tokenizer.tokenize(text, tokens);
          int[] ids = new int[tokens.size()];
          for (int index = 0; index < ids.length; index++) {
            ids[index] = model.vocabulary().id(tokens, index);
          }
          explainer.explain(
              new Sequences(new int[][] {ids}, new int[1][0], new String[] {id}),
              (sequence, explanation) -> explanations.put(id, explanation.copy()));
        });
    return explanations;
  }

  private static void assertPredictions(TestRun run, Map<String, Explanation> expected) {
    List<Row> rows = run.table(Tables.PREDICTIONS).collectAsList();
    assertThat(rows).hasSize(REVIEWS.size());
    for (Row row : rows) {
      Explanation explanation = expected.get(row.<String>getAs("id"));
      Map<String, scala.collection.Seq<Float>> relevances =
          row.getJavaMap(row.fieldIndex("relevances"));
      Map<String, Float> leakage = row.getJavaMap(row.fieldIndex("leakage"));
      Map<String, Float> padding = row.getJavaMap(row.fieldIndex("padding"));
      assertThat(relevances).hasSize(6).hasSameSizeAs(leakage).hasSameSizeAs(padding);
      for (int column = 0; column < 6; column++) {
        String name = explanation.target(column).name();
        for (int position = 0; position < explanation.length(); position++) {
          assertThat(relevances.get(name).apply(position))
              .isEqualTo(explanation.relevance(column, position));
        }
        assertThat(leakage.get(name))
            .isEqualTo(explanation.addsUp(column) ? explanation.leakage(column) : null);
        assertThat(padding.get(name)).isEqualTo(explanation.addsUp(column) ? 0f : null);
      }
    }
  }

  /** Summed over all words, class by class: words themselves are looked at in the predictions. */
  private static void assertSums(TestRun run, Map<String, Explanation> expected) {
    Map<String, BigDecimal> sums = new HashMap<>();
    for (Explanation explanation : expected.values()) {
      for (int column = 0; column < explanation.targets(); column++) {
        for (int position = 0; position < explanation.length(); position++) {
          BigDecimal exact =
              new BigDecimal(explanation.relevance(column, position))
                  .setScale(12, RoundingMode.HALF_EVEN);
          sums.merge(explanation.target(column).name(), exact, BigDecimal::add);
        }
      }
    }
    Map<String, BigDecimal> actual = new HashMap<>();
    run.table(Tables.WORD_RELEVANCE)
        .selectExpr("class", "relevance_sum")
        .collectAsList()
        .forEach(row -> actual.merge(row.getString(0), row.getDecimal(1), BigDecimal::add));
    assertThat(actual).isEqualTo(sums);
  }

  /** The record of the run, which is as its schema says. */
  private JsonNode record() throws IOException {
    Path file = folder.resolve("out/_run/run_date=" + TestRun.DATE + "/run.json");
    JsonNode record = new ObjectMapper().readTree(Files.readAllBytes(file));
    try (InputStream schema =
        ExplainJob.class.getResourceAsStream("/io/github/relevista/run.schema.json")) {
      assertThat(
              JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema).validate(record))
          .isEmpty();
    }
    return record;
  }
}
