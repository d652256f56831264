package io.github.relevista.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.settings.MethodSettings.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodSettingsTest {
  private static final Configuration LEAST =
      Configuration.empty().with("input", "a").with("model", "m").with("output", "o");

  private static MethodSettings settings(Configuration configuration) {
    return ExplainSettings.of(configuration).method();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "method=magic         | method must be lrp, sensitivity, gradient_x_input,"
            + " integrated_gradients, occlusion, contextual_decomposition, random, was magic",
        "product_rule=none    | product_rule must be all, prop, abs, half, was none",
        "steps=0              | steps must be a whole number from 1 to 10000, was 0",
        "steps=many           | steps must be a whole number from 1 to 10000, was many",
        "occlusion=mask       | occlusion must be blank, remove, was mask",
        "measure=accuracy     | measure must be score, probability, was accuracy",
        "seed=1.5             | seed must be a whole number from -9223372036854775808 to"
            + " 9223372036854775807, was 1.5",
      })
  void values_outOfRange_areRefusedInOneLine(String assignment, String message) {
    assertThatThrownBy(() -> settings(LEAST.with(assignment)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage(message);
  }

  @Test
  void commandsAboutRelevancePropagation_refuseOtherMethods() {
    Configuration bench = Configuration.empty().with("input", "a").with("model", "m");
    assertThatThrownBy(() -> BenchSettings.of(bench.with("method=occlusion")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("method must be lrp, was occlusion");
    assertThat(BenchSettings.of(bench.with("methods", "occlusion, lrp,occlusion")).methods())
        .isEqualTo(List.of(Method.OCCLUSION, Method.LRP));
    assertThatThrownBy(() -> BenchSettings.of(bench.with("methods=[magic]")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("methods must be lrp, sensitivity,");
  }
}
