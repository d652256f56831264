package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.explain.Method.Occlusion.Measure;
import io.github.relevista.explain.Method.Occlusion.Removal;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every method, whatever it says of a word. */
class ExplainersTest {
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 4);
  private static final Engine ENGINE = Explained.engine(MODEL);
  private static final EpsilonRule RULE = new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS);
  private static final int[][] IDS = {{1, 2, 3}, {4}, {}, {6, 6, 5, 1}};
  private static final String[] KEYS = {"a", "b", "c", "d"};

  static Stream<Method> methods() {
    return Stream.of(
        new Method.Lrp(RULE, ProductRule.ALL),
        new Method.Lrp(RULE, ProductRule.HALF),
        new Method.Sensitivity(),
        new Method.GradientTimesInput(),
        new Method.IntegratedGradients(3),
        new Method.Occlusion(Removal.BLANK, Measure.SCORE),
        new Method.Occlusion(Removal.REMOVE, Measure.PROBABILITY),
        new Method.ContextualDecomposition(),
        new Method.Random(1));
  }

  private static List<Explanation> explain(Method method, Targets targets, int[][] labels) {
    return Explained.of(ENGINE, method, targets, new Sequences(IDS, labels, KEYS));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void anExplanation_dependsOnNothingElseInItsBatch(Method method) {
    List<Explanation> together = explain(method, new Targets.All(), new int[4][0]);
    for (int sequence = 0; sequence < IDS.length; sequence++) {
      Sequences alone =
          new Sequences(new int[][] {IDS[sequence]}, new int[1][0], new String[] {KEYS[sequence]});
      Explanation expected = Explained.of(ENGINE, method, new Targets.All(), alone).get(0);
      Explained.assertSame(together.get(sequence), expected);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void anExplainer_explainsTheNextBatchLikeTheFirst(Method method) {
    Explainer explainer = Explainers.create(ENGINE, method, new Targets.All());
    Sequences longer = new Sequences(new int[][] {new int[50]}, new int[1][0], new String[] {"l"});
    explainer.explain(longer, (sequence, explanation) -> {});
    List<Explanation> expected = explain(method, new Targets.All(), new int[4][0]);
    explainer.explain(
        new Sequences(IDS, new int[4][0], KEYS),
        (sequence, explanation) -> Explained.assertSame(explanation, expected.get(sequence)));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aBatchOfNothing_isNothing(Method method) {
    Sequences none = new Sequences(new int[0][], new int[0][], new String[0]);
    assertThat(Explained.of(ENGINE, method, new Targets.Predicted(), none)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("methods")
  void aClass_isExplainedAlike_whateverElseIsATarget(Method method) {
    int[][] labels = {{0}, {1, 2}, {}, {}};
    List<Explanation> all = explain(method, new Targets.All(), labels);
    List<Explanation> named = explain(method, new Targets.Named(List.of(2, 0)), labels);
    List<Explanation> predicted = explain(method, new Targets.Predicted(), labels);
    List<Explanation> labelled = explain(method, new Targets.Labelled(), labels);
    for (int sequence = 0; sequence < IDS.length; sequence++) {
      Explanation every = all.get(sequence);
      assertColumns(named.get(sequence), every, 2, 0);
      assertColumns(predicted.get(sequence), every, every.predictedClass());
      assertColumns(labelled.get(sequence), every, labels[sequence]);
      assertThat(every.target(3).name()).isEqualTo(Target.POLARITY);
    }
  }

  /** The columns of some classes and, to rounding, that of the polarity. */
  private static void assertColumns(Explanation some, Explanation every, int... targets) {
    assertThat(some.targets()).isEqualTo(targets.length + 1);
    for (int column = 0; column < targets.length; column++) {
      assertThat(some.target(column).index()).isEqualTo(targets[column]);
      assertThat(some.targetScore(column)).isEqualTo(every.score(targets[column]));
      assertThat(Explained.words(some, column)).isEqualTo(Explained.words(every, targets[column]));
      assertThat((Float) some.leakage(column)).isEqualTo((Float) every.leakage(targets[column]));
    }
    assertThat(some.target(targets.length).isPolarity()).isTrue();
    float[] polarity = Explained.words(some, targets.length);
    for (int position = 0; position < polarity.length; position++) {
      // A column of its own and a combination of columns differ by rounding of values below 1.
      assertThat(polarity[position]).isCloseTo(every.relevance(3, position), within(1e-5f));
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void leakage_isOfMethodsThatAddUp_andOfNoOther(Method method) {
    boolean addsUp = method instanceof Method.Lrp || method instanceof Method.IntegratedGradients;
    for (Explanation explanation : explain(method, new Targets.All(), new int[4][0])) {
      for (int column = 0; column < explanation.targets(); column++) {
        assertThat(explanation.addsUp(column)).isEqualTo(addsUp);
        assertThat(Float.isNaN(explanation.leakage(column))).isEqualTo(!addsUp);
      }
    }
  }

  @Test
  void names_areThoseOfTheConfiguration() {
    assertThat(methods().map(Method::name).distinct())
        .containsExactly(
            "lrp",
            "sensitivity",
            "gradient_x_input",
            "integrated_gradients",
            "occlusion",
            "contextual_decomposition",
            "random");
  }

  @Test
  void contextualDecomposition_isRefused_forOtherCells() {
    SentimentModel gru = SmallModels.random(CellKind.GRU_RESET_AFTER, 1);
    Method method = new Method.ContextualDecomposition();
    String obstacle =
        "method contextual_decomposition explains LSTM models and this one is a gru_reset_after;"
            + " choose another method";
    assertThat(Explainers.obstacle(EngineKind.AUTO, gru, method)).hasValue(obstacle);
    assertThatThrownBy(() -> Explainers.create(Explained.engine(gru), method, new Targets.All()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(obstacle);
    assertThat(Explainers.obstacle(EngineKind.AUTO, MODEL, method)).isEmpty();
  }

  @Test
  void whatAnEngineCannotDo_isRefused() {
    assertThat(Explainers.obstacle(EngineKind.ND4J, MODEL, new Method.Lrp(RULE, ProductRule.ALL)))
        .isEmpty();
    assertThat(Explainers.obstacle(EngineKind.ND4J, MODEL, new Method.Lrp(RULE, ProductRule.HALF)))
        .hasValue("engine nd4j has no product_rule but all; choose engine auto");
    assertThat(Explainers.obstacle(EngineKind.ND4J, MODEL, new Method.IntegratedGradients(5)))
        .hasValue("engine nd4j has no way to do integrated_gradients; choose engine auto");
  }

  @Test
  void stepsBelowOne_areRefused() {
    assertThatThrownBy(() -> new Method.IntegratedGradients(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("steps must be >= 1, was 0");
  }

  @Test
  void sequences_haveALabelAndAKeyEach_orNoKeys() {
    assertThatThrownBy(() -> new Sequences(IDS, new int[1][0]))
        .hasMessage("a batch has the classes of one label a sequence, was given 1 for 4");
    assertThatThrownBy(() -> new Sequences(IDS, new int[4][0], new String[] {"a"}))
        .hasMessage("a batch has one key a sequence or none at all, was given 1 for 4");
    assertThat(Sequences.of(IDS).keys()).isEmpty();
  }
}
