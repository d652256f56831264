package io.github.relevista.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExponentialTest {
  @Test
  void exponentials_areWithinARoundingOfTheirSize() {
    for (float x = 0; x >= -87; x -= 1 / 1024f) {
      double expected = Math.exp(x);
      assertThat(Math.abs(Exponential.of(x) - expected) / expected).as("%s", x).isLessThan(3e-7);
    }
  }

  @Test
  void whatIsFarBelowZero_isAboutZero() {
    assertThat(Exponential.of(0)).isEqualTo(1);
    assertThat(Exponential.of(-100)).isBetween(0f, 1e-37f);
    assertThat(Exponential.of(Float.NEGATIVE_INFINITY)).isBetween(0f, 1e-37f);
    assertThat(Exponential.of(Float.NaN)).isNaN();
  }
}
