package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {
  @Test
  void interval_isWilsons() {
    // With z = 1.959964: (0.8 + z²/20 ± z √(0.016 + z²/400)) / (1 + z²/10).
    Proportion eight = Proportion.of(8, 10, 0.95);
    assertThat(eight.value()).isEqualTo(0.8);
    assertThat(eight.low()).isCloseTo(0.4902, within(5e-5));
    assertThat(eight.high()).isCloseTo(0.9433, within(5e-5));
  }

  @Test
  void interval_staysAmongShares() {
    assertThat(Proportion.of(5, 5, 0.99).high()).isLessThanOrEqualTo(1);
    assertThat(Proportion.of(0, 5, 0.99).low()).isGreaterThanOrEqualTo(0);
  }
}
