package io.github.relevista.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.TextRules;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.EvaluateSettings;
import io.github.relevista.settings.ExplainSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsIdTest {
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 1);

  private static final Configuration LEAST =
      Configuration.empty().with("input", "a").with("model", "m").with("output", "o");

  /** Values that are not the defaults. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "epsilon", "epsilon=0.01",
          "bias_factor", "bias_factor=1",
          "epsilon_share", "epsilon_share=true",
          "state_ratio", "state_ratio=0.01",
          "product_rule", "product_rule=half",
          "steps", "steps=7",
          "occlusion", "occlusion=remove",
          "measure", "measure=probability",
          "seed", "seed=-3");

  private static Configuration with(String... assignments) {
    Configuration configuration = LEAST;
    for (String assignment : assignments) {
      configuration = configuration.with(assignment);
    }
    return configuration;
  }

  private static String explain(String... assignments) {
    return explain(MODEL, assignments);
  }

  private static String explain(SentimentModel model, String... assignments) {
    return ExplainPlan.of(ExplainSettings.of(with(assignments)), model).settingsId();
  }

  private static String evaluate(String... assignments) {
    return EvaluatePlan.of(EvaluateSettings.of(with(assignments)), MODEL).settingsId();
  }

  @Test
  void ids_ofFixedConfigurations_areThoseThatThisSchemeGives() {
    // Whoever finds them changed has made another scheme: IdScheme.VERSION must grow.
    assertThat(
            List.of(
                explain("epsilon=0.001"),
                explain("method=occlusion", "targets=[class2]", "unknown_terms=surface"),
                evaluate(),
                evaluate("methods=[lrp_half, random]", "experiments=[deletion]")))
        .containsExactly(
            "4fc5d34249dc7ce6", "7b2f5dab9ff206cc", "7b9cf6fcbc7128db", "108887976947cf27");
  }

  @ParameterizedTest
  @CsvSource({
    "lrp, epsilon bias_factor epsilon_share state_ratio product_rule",
    "sensitivity, ''",
    "gradient_x_input, ''",
    "integrated_gradients, steps",
    "occlusion, occlusion measure",
    "contextual_decomposition, ''",
    "random, seed"
  })
  void id_differsByTheKeysThatTheMethodReads_andByNoOther(String method, String keys) {
    String chosen = "method=" + method;
    OTHERS.forEach(
        (key, assignment) ->
            assertThat(explain(chosen, assignment).equals(explain(chosen)))
                .as(assignment)
                .isEqualTo(!Set.of(keys.split(" ")).contains(key)));
  }

  @Test
  void id_differsByTheMethodAndByHowReviewsAreRead() {
    List<String> ids = new ArrayList<>(List.of(explain()));
    for (String method :
        List.of(
            "sensitivity",
            "gradient_x_input",
            "integrated_gradients",
            "occlusion",
            "contextual_decomposition",
            "random")) {
      ids.add(explain("method=" + method));
    }
    ids.add(explain("targets=predicted"));
    ids.add(explain("targets=[class0]"));
    ids.add(explain("label_column=stars", "targets=label"));
    ids.add(explain("tokenizer=ptb"));
    ids.add(explain("unknown_terms=surface"));
    ids.add(explain("maximum_tokens=10"));
    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void whatTheModelSays_isNamedOrNotNamed_withTheSameId() {
    assertThat(explain("tokenizer=whitespace")).isEqualTo(explain());
    assertThat(explain("targets=[class2, class0, class1]")).isEqualTo(explain());
    assertThat(explain("targets=[class2, class0]")).isEqualTo(explain("targets=[class0, class2]"));
  }

  @Test
  void theSmallerLimit_isTheOneThatCounts() {
    SentimentModel short5 =
        new SentimentModel(
            MODEL.cell(),
            MODEL.classes(),
            new TextRules(MODEL.text().tokenizer(), MODEL.text().casing(), 5),
            MODEL.vocabulary(),
            MODEL.embedding(),
            MODEL.directions(),
            MODEL.output());
    assertThat(explain(short5)).isEqualTo(explain(short5, "maximum_tokens=5"));
    assertThat(explain(short5)).isEqualTo(explain("maximum_tokens=5"));
    assertThat(explain(short5, "maximum_tokens=4")).isNotEqualTo(explain(short5));
  }

  @Test
  void labels_countWhereTheyAreTheTarget_inWhateverOrder() {
    String target = "targets=label";
    String column = "label_column=stars";
    String labels = "labels={1: class0, 2: [class1, class2]}";
    assertThat(explain(column, labels)).isEqualTo(explain(column));
    String labelled = explain(column, target, labels);
    assertThat(labelled).isNotEqualTo(explain(column, target));
    assertThat(explain(column, target, "labels={2: [class2, class1], 1: [class0]}"))
        .isEqualTo(labelled);
    // A class is a label of its own name, said or not.
    assertThat(explain(column, target, "labels={class0: class0}"))
        .isEqualTo(explain(column, target));
    assertThat(evaluate(column, "labels={2: [class2, class1], 1: class0}"))
        .isEqualTo(evaluate(column, labels))
        .isNotEqualTo(evaluate(column))
        .isNotEqualTo(evaluate(labels));
    assertThat(evaluate(labels)).isEqualTo(evaluate());
  }

  @Test
  void evaluation_differsByWhatAnExperimentOrMethodLooksAt_andByNoOther() {
    List<String> keys =
        List.of(
            "deletions=4",
            "min_words=12",
            "deletion=remove",
            "rerank=true",
            "pointing_documents=7",
            "pointing_sentences=3",
            "tables=[class0]",
            "table_words=3",
            "table_minimum=2",
            "unknown_terms=surface",
            "seed=2",
            "bootstrap_replicates=9",
            "confidence=0.9",
            "random_runs=3");
    Map<String, Set<String>> looksAt =
        Map.of(
            "deletion",
                Set.of(
                    "deletions",
                    "min_words",
                    "deletion",
                    "rerank",
                    "seed",
                    "bootstrap_replicates",
                    "confidence"),
            "pointing",
                Set.of(
                    "pointing_documents",
                    "pointing_sentences",
                    "seed",
                    "bootstrap_replicates",
                    "confidence"),
            "word_tables", Set.of("tables", "table_words", "table_minimum", "unknown_terms"),
            "position", Set.of(),
            "leakage", Set.of());
    looksAt.forEach(
        (experiment, own) -> {
          String[] chosen = {"experiments=" + experiment, "methods=lrp"};
          for (String key : keys) {
            assertThat(evaluate(chosen[0], chosen[1], key).equals(evaluate(chosen)))
                .as("%s for %s", key, experiment)
                .isEqualTo(!own.contains(key.substring(0, key.indexOf('='))));
          }
        });
    assertThat(evaluate("methods=random", "experiments=leakage", "random_runs=3"))
        .isNotEqualTo(evaluate("methods=random", "experiments=leakage"));
    assertThat(evaluate("methods=random", "experiments=leakage", "seed=3"))
        .isNotEqualTo(evaluate("methods=random", "experiments=leakage"));
    assertThat(evaluate("methods=[lrp, random]")).isEqualTo(evaluate("methods=[random, lrp]"));
    assertThat(evaluate("methods=lrp_half")).isNotEqualTo(evaluate("methods=lrp"));
  }
}
