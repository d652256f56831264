package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Against Apache Commons Math, and against values that tables have (Abramowitz and Stegun). */
class NormalTest {
  private static final NormalDistribution REFERENCE = new NormalDistribution(0, 1);

  @Test
  void upperTail_isThatOfTheReference_asFarOutAsDoublesReach() {
    for (double x = -8; x < 37; x += 0.0625) {
      double expected = REFERENCE.cumulativeProbability(-x);
      // The reference's own error function is good for about 10⁻¹³ in the tail.
      assertThat(Normal.upperTail(x) / expected).as("x %s", x).isEqualTo(1, within(2e-12));
    }
  }

  @Test
  void distribution_hasTheValuesOfTables() {
    assertThat(Normal.distribution(0)).isEqualTo(0.5);
    assertThat(Normal.distribution(1)).isEqualTo(0.841344746068543, within(1e-15));
    assertThat(Normal.distribution(-1.959963984540054)).isEqualTo(0.025, within(1e-16));
    assertThat(Normal.twoSided(-1.959963984540054)).isEqualTo(0.05, within(1e-15));
    assertThat(Normal.upperTail(Double.POSITIVE_INFINITY)).isZero();
    assertThat(Normal.upperTail(Double.NaN)).isNaN();
  }

  @Test
  void quantile_turnsTheDistributionAround() {
    for (double p : new double[] {1e-300, 1e-20, 1e-6, 0.01, 0.3, 0.5, 0.77, 0.975, 1 - 1e-9}) {
      double x = Normal.quantile(p);
      assertThat(Normal.distribution(x) / p).as("p %s", p).isEqualTo(1, within(1e-12));
    }
    assertThat(Normal.quantile(0.975)).isEqualTo(1.959963984540054, within(1e-14));
  }

  @Test
  void quantile_ofNoProbability_isRefused() {
    for (double p : new double[] {0, 1, -0.1, Double.NaN}) {
      assertThatThrownBy(() -> Normal.quantile(p))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("a quantile needs p in (0, 1), was " + p);
    }
  }
}
