package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {
  private static final Offset<Double> ROUNDING = within(1e-15);

  @Test
  void qValues_areTheLeastOfWhatFollows() {
    // Sorted: 0.01 · 4/1 = 0.04, 0.03 · 4/2 = 0.06, 0.04 · 4/3 = 0.0533, 0.5 · 4/4 = 0.5; that of
    // 0.03 may not be above that of 0.04.
    assertThat(FalseDiscovery.qValues(0.5, 0.01, 0.04, 0.03))
        .containsExactly(new double[] {0.5, 0.04, 0.16 / 3, 0.16 / 3}, ROUNDING);
  }

  @Test
  void qValues_ofEqualPValues_areEqual_andNeverAboveOne() {
    assertThat(FalseDiscovery.qValues(0.2, 0.2, 0.2, 1, 1))
        .containsExactly(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3, 1, 1}, ROUNDING);
  }

  @Test
  void qValues_countOnlyWhatWasTested() {
    assertThat(FalseDiscovery.qValues(Double.NaN, 0.02, Double.NaN))
        .containsExactly(Double.NaN, 0.02, Double.NaN);
    assertThat(FalseDiscovery.qValues()).isEmpty();
  }
}
