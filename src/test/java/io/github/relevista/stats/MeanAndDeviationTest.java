package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeanAndDeviationTest {
  @Test
  void deviation_isThatOfTheSample() {
    // Distances from the mean 4: −2, 0, 2; √(8 / 2) = 2.
    assertThat(MeanAndDeviation.of(2, 4, 6)).isEqualTo(new MeanAndDeviation(4, 2));
  }

  @Test
  void sums_giveWhatTheirValuesGive() {
    // 2 + 4 + 6 = 12, 4 + 16 + 36 = 56; 56 − 144 / 3 = 8.
    assertThat(MeanAndDeviation.ofSums(3, 12, 56)).isEqualTo(new MeanAndDeviation(4, 2));
  }

  @Test
  void aSingleValue_hasNoDeviation() {
    assertThat(MeanAndDeviation.of(3)).isEqualTo(new MeanAndDeviation(3, Double.NaN));
    assertThat(MeanAndDeviation.ofSums(1, 3, 9)).isEqualTo(new MeanAndDeviation(3, Double.NaN));
  }

  @Test
  void noValue_hasNoMean() {
    assertThat(MeanAndDeviation.of()).isEqualTo(new MeanAndDeviation(Double.NaN, Double.NaN));
    assertThat(MeanAndDeviation.ofSums(0, 0, 0))
        .isEqualTo(new MeanAndDeviation(Double.NaN, Double.NaN));
  }

  @Test
  void roundedSums_haveNoRootOfANegativeNumber() {
    // Three values of 0.1, whose squares were rounded down: 0.03 − 0.3 · 0.3 / 3 < 0.
    assertThat(MeanAndDeviation.ofSums(3, 0.3, 0.029_999_999_999).deviation()).isZero();
  }
}
