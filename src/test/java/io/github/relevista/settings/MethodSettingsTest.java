package io.github.relevista.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.settings.MethodSettings.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MethodSettingsTest {
  private static final Configuration LEAST =
      Configuration.empty().with("input", "a").with("model", "m").with("output", "o");

  /** Values that are not the defaults. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "epsilon", "epsilon=0.01",
          "bias_factor", "bias_factor=1",
          "epsilon_share", "epsilon_share=true",
          "product_rule", "product_rule=half",
          "steps", "steps=7",
          "occlusion", "occlusion=remove",
          "measure", "measure=probability",
          "seed", "seed=-3");

  private static final Map<Method, Set<String>> READ =
      Map.of(
          Method.LRP, Set.of("epsilon", "bias_factor", "epsilon_share", "product_rule"),
          Method.SENSITIVITY, Set.of(),
          Method.GRADIENT_X_INPUT, Set.of(),
          Method.INTEGRATED_GRADIENTS, Set.of("steps"),
          Method.OCCLUSION, Set.of("occlusion", "measure"),
          Method.CONTEXTUAL_DECOMPOSITION, Set.of(),
          Method.RANDOM, Set.of("seed"));

  private static MethodSettings settings(Configuration configuration) {
    return ExplainSettings.of(configuration).method();
  }

  private static Configuration of(Method method) {
    return LEAST.with("method", method.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void id_ofDefaultRelevancePropagation_isThatOfTablesPublishedBefore() {
    // SHA-256 of "1\n6:method\n1\n3:LRP\n1\n7:epsilon\n1\n5:0.001\n…1\n5:50000\n": method, epsilon
    // 0.001, bias_factor 0.0, epsilon_share false, targets all, tokenizer ptb, unit review,
    // unknown_terms TOGETHER, maximum_tokens 50000.
    assertThat(settings(LEAST).id("ptb")).isEqualTo("854b4e16ed9e3a3d");
  }

  @ParameterizedTest
  @EnumSource
  void id_differsByTheKeysThatTheMethodReads_andByNoOther(Method method) {
    String id = settings(of(method)).id("ptb");
    OTHERS.forEach(
        (key, assignment) -> {
          MethodSettings changed = settings(of(method).with(assignment));
          assertThat(changed.id("ptb").equals(id))
              .as(assignment)
              .isEqualTo(!READ.get(method).contains(key));
          assertThat(changed.options().readBy(method)).containsOnlyKeys(READ.get(method));
        });
  }

  @Test
  void id_differsByTheMethod() {
    Set<String> ids = new HashSet<>();
    for (Method method : Method.values()) {
      ids.add(settings(of(method)).id("ptb"));
      assertThat(settings(LEAST).withMethod(method)).isEqualTo(settings(of(method)));
    }
    assertThat(ids).hasSize(Method.values().length);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "method=magic         | method must be lrp, sensitivity, gradient_x_input, integrated_gradients, occlusion, contextual_decomposition, random, was magic",
        "product_rule=none    | product_rule must be all, prop, abs, half, was none",
        "steps=0              | steps must be a whole number from 1 to 10000, was 0",
        "steps=many           | steps must be a whole number from 1 to 10000, was many",
        "occlusion=mask       | occlusion must be blank, remove, was mask",
        "measure=accuracy     | measure must be score, probability, was accuracy",
        "seed=1.5             | seed must be a whole number from -9223372036854775808 to 9223372036854775807, was 1.5",
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
