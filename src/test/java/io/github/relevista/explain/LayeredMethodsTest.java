package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.explain.Method.Occlusion.Measure;
import io.github.relevista.explain.Method.Occlusion.Removal;
import io.github.relevista.model.LayeredModels;
import io.github.relevista.model.SentimentModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Methods of explanation on models of every kind. */
class LayeredMethodsTest {
  private static final EpsilonRule RULE = new EpsilonRule(0.01f, 1, EpsilonSharing.LIKE_BIAS);
  private static final int[][] IDS = {{3, 1, 4, 1, 5}, {}, {2, 6}};

  private static final List<Method> METHODS =
      List.of(
          new Method.Lrp(RULE, ProductRule.ALL),
          new Method.Lrp(RULE, ProductRule.HALF),
          new Method.Sensitivity(),
          new Method.GradientTimesInput(),
          new Method.IntegratedGradients(3),
          new Method.Occlusion(Removal.BLANK, Measure.SCORE),
          new Method.Occlusion(Removal.REMOVE, Measure.PROBABILITY),
          new Method.Random(1));

  @Test
  void everyMethod_explainsEveryModel_oneTextLikeSeveral() {
    for (Map.Entry<String, SentimentModel> entry : LayeredModels.all(5).entrySet()) {
      Engine engine = Explained.engine(entry.getValue());
      for (Method method : METHODS) {
        List<Explanation> together = Explained.of(engine, method, new Targets.All(), IDS);
        Explanation alone = Explained.of(engine, method, new Targets.All(), IDS[0]).get(0);
        assertThat(together.get(0).isFinite()).as("%s, %s", entry.getKey(), method).isTrue();
        Explained.assertSame(together.get(0), alone);
      }
    }
  }

  @Test
  void conservingRelevance_leaksNothing_padsCounted() {
    SentimentModel model = LayeredModels.all(9).get("padding back, READ");
    Method method = new Method.Lrp(RULE, ProductRule.ALL);
    Explanation explanation =
        Explained.of(Explained.engine(model), method, new Targets.All(), IDS[2]).get(0);
    for (int column = 0; column < explanation.targets(); column++) {
      assertThat(Math.abs(explanation.leakage(column))).isLessThan(1e-3f);
      assertThat(explanation.padding(column)).isNotZero();
    }
  }

  @Test
  void contextualDecomposition_saysWhatOfAModelItDoesNotExplain() {
    Method method = new Method.ContextualDecomposition();
    assertThat(
            Explainers.obstacle(
                    EngineKind.SCALAR, LayeredModels.all(1).get("two layers of lstm"), method)
                .orElseThrow())
        .startsWith("method " + method.name() + " explains models of one LSTM layer")
        .contains("stacked recurrent layers");
  }
}
