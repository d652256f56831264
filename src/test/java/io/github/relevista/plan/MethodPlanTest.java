package io.github.relevista.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.Method.Occlusion.Measure;
import io.github.relevista.explain.Method.Occlusion.Removal;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import io.github.relevista.settings.InvalidSettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodPlanTest {
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 1);
  private static final Configuration LEAST =
      Configuration.empty()
          .with("input", "a")
          .with("model", "m")
          .with("output", "o")
          .with("method", "lrp");

  private static Method method(String... assignments) {
    Configuration configuration = LEAST;
    for (String assignment : assignments) {
      configuration = configuration.with(assignment);
    }
    return MethodPlan.of(ExplainSettings.of(configuration).method(), MODEL).method();
  }

  @Test
  void method_hasWhatItIsSetTo() {
    assertThat(method("steps=9", "seed=9"))
        .isEqualTo(
            new Method.Lrp(new EpsilonRule(0.003f, 0, EpsilonSharing.LIKE_BIAS), ProductRule.ALL));
    assertThat(method("epsilon=0.5", "bias_factor=1", "epsilon_share=true"))
        .isEqualTo(
            new Method.Lrp(new EpsilonRule(0.5f, 1, EpsilonSharing.ALWAYS), ProductRule.ALL));
    assertThat(method("method=sensitivity")).isEqualTo(new Method.Sensitivity());
    assertThat(method("method=gradient_x_input")).isEqualTo(new Method.GradientTimesInput());
    assertThat(method("method=integrated_gradients", "steps=9"))
        .isEqualTo(new Method.IntegratedGradients(9));
    assertThat(method("method=occlusion"))
        .isEqualTo(new Method.Occlusion(Removal.BLANK, Measure.SCORE));
    assertThat(method("method=occlusion", "occlusion=remove", "measure=probability"))
        .isEqualTo(new Method.Occlusion(Removal.REMOVE, Measure.PROBABILITY));
    assertThat(method("method=contextual_decomposition"))
        .isEqualTo(new Method.ContextualDecomposition());
    assertThat(method("method=random", "seed=-4")).isEqualTo(new Method.Random(-4));
  }

  @ParameterizedTest
  @CsvSource({"all, ALL", "prop, PROPORTIONAL", "abs, ABSOLUTE", "half, HALF"})
  void productRules_haveTheirNames(String name, ProductRule rule) {
    assertThat(((Method.Lrp) method("product_rule=" + name)).products()).isEqualTo(rule);
  }

  @Test
  void aMethodThatCannotExplainTheModel_isRefusedWithItsPlan() {
    SentimentModel gru = SmallModels.random(CellKind.GRU_RESET_AFTER, 1);
    ExplainSettings decomposition =
        ExplainSettings.of(LEAST.with("method=contextual_decomposition"));
    assertThatThrownBy(() -> ExplainPlan.of(decomposition, gru))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("method contextual_decomposition explains LSTM models");
    ExplainSettings gradients =
        ExplainSettings.of(LEAST.with("method=sensitivity").with("engine=nd4j"));
    assertThatThrownBy(() -> ExplainPlan.of(gradients, MODEL))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("engine nd4j has no way to do sensitivity; choose engine auto");
  }
}
