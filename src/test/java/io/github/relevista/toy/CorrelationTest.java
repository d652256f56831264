package io.github.relevista.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CorrelationTest {
  /** A few roundings of doubles. */
  private static final double TOLERANCE = 1e-14;

  @Test
  void valuesOnALine_correlateFully_withTheSignOfItsSlope() {
    double[] x = {1, 2, 4};
    assertThat(Correlation.of(x, new double[] {5, 7, 11})).isCloseTo(1, within(TOLERANCE));
    assertThat(Correlation.of(x, new double[] {3, 2, 0})).isCloseTo(-1, within(TOLERANCE));
  }

  @Test
  void otherValues_correlateInPart() {
    // Around the means 2 and 3: (−1, −1), (0, 2), (1, −1): products 1 + 0 − 1 = 0.
    assertThat(Correlation.of(new double[] {1, 2, 3}, new double[] {2, 5, 2})).isZero();
    // (−1, −2), (0, 1), (1, 1): products 3, squares 2 and 6.
    assertThat(Correlation.of(new double[] {1, 2, 3}, new double[] {1, 4, 4}))
        .isCloseTo(3 / Math.sqrt(12), within(TOLERANCE));
  }

  @Test
  void valuesThatNeverVary_haveNone() {
    assertThat(Correlation.of(new double[] {1, 2}, new double[] {3, 3})).isNaN();
  }

  @Test
  void valuesWithoutPartners_areRefused() {
    assertThatThrownBy(() -> Correlation.of(new double[2], new double[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 3");
  }
}
