package io.github.relevista.toy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeanAndSpreadTest {
  @Test
  void spread_isTheStandardDeviationOfTheSample() {
    // Distances from the mean 4: −2, 0, 2; √(8 / 2) = 2.
    assertThat(MeanAndSpread.of(2, 4, 6)).isEqualTo(new MeanAndSpread(4, 2));
  }

  @Test
  void aSingleValue_hasNoSpread() {
    assertThat(MeanAndSpread.of(3)).isEqualTo(new MeanAndSpread(3, Double.NaN));
  }
}
