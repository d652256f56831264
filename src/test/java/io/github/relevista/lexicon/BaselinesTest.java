package io.github.relevista.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BaselinesTest {
  @Test
  void logOdds_areWorkedOutByHand() {
    // 3 of 10 and 1 of 20 words; prior 4 of 30: ln(7 / 33) − ln(5 / 45), over √(1/7 + 1/5).
    double expected = (Math.log(7.0 / 33) - Math.log(5.0 / 45)) / Math.sqrt(1.0 / 7 + 1.0 / 5);

    assertThat(new SideCounts(3, 1, 10, 20).logOdds()).isEqualTo(expected, within(1e-14));
    assertThat(new SideCounts(1, 3, 20, 10).logOdds()).isEqualTo(-expected, within(1e-14));
    assertThat(new SideCounts(0, 0, 10, 20).logOdds()).isZero();
  }

  @Test
  void mutualInformation_isThatOfSmoothedShares() {
    assertThat(new SideCounts(3, 0, 10, 20).mutualInformation())
        .isEqualTo(Math.log(0.35 / 0.025), within(1e-14));
  }

  @Test
  void entropy_isZeroOfOneClass_andOneOfAllAlike() {
    assertThat(ClassSpread.entropy(new long[] {7}, 5)).isZero();
    assertThat(ClassSpread.entropy(new long[] {2, 2, 2}, 3)).isEqualTo(1, within(1e-15));
    // Halves in two of four classes: ln 2 / ln 4.
    assertThat(ClassSpread.entropy(new long[] {3, 3}, 4)).isEqualTo(0.5, within(1e-15));
    assertThat(ClassSpread.entropy(new long[] {3}, 1)).isZero();
  }
}
