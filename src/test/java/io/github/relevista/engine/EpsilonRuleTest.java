package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import org.junit.jupiter.api.Test;

class EpsilonRuleTest {
  @Test
  void construction_refusesValuesOutOfRange() {
    assertThatThrownBy(() -> new EpsilonRule(-1, 0, EpsilonSharing.LIKE_BIAS))
        .hasMessage("epsilon must be > 0 and finite, was -1.0");
    assertThatThrownBy(() -> new EpsilonRule(Float.NaN, 0, EpsilonSharing.LIKE_BIAS))
        .hasMessage("epsilon must be > 0 and finite, was NaN");
    assertThatThrownBy(() -> new EpsilonRule(1, 1.5f, EpsilonSharing.LIKE_BIAS))
        .hasMessage("bias_factor must be in [0, 1], was 1.5");
    assertThatThrownBy(() -> new EpsilonRule(1, 0, EpsilonSharing.LIKE_BIAS, -0.1f))
        .hasMessage("state_ratio must be in [0, 1], was -0.1");
  }

  @Test
  void epsilonShare_followsTheBiasFactor_unlessItIsAlwaysShared() {
    assertThat(new EpsilonRule(1, 0.25f, EpsilonSharing.LIKE_BIAS).epsilonShare()).isEqualTo(0.25f);
    assertThat(new EpsilonRule(1, 0, EpsilonSharing.ALWAYS).epsilonShare()).isEqualTo(1);
    assertThat(new EpsilonRule(1, 0, EpsilonSharing.LIKE_BIAS).shares()).isFalse();
    assertThat(new EpsilonRule(1, 0, EpsilonSharing.ALWAYS).shares()).isTrue();
  }
}
