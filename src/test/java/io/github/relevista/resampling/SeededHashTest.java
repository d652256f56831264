package io.github.relevista.resampling;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeededHashTest {
  @Test
  void mix_isThatOfSplitMix64() {
    // The first three numbers of SplitMix64 from the seed 1234567, as its reference gives them.
    long[] numbers = new long[3];
    long state = 1234567;
    for (int index = 0; index < numbers.length; index++) {
      state += SeededHash.STEP;
      numbers[index] = SeededHash.mix(state);
    }
    assertThat(numbers)
        .containsExactly(
            6457827717110365317L,
            3203168211198807973L,
            Long.parseUnsignedLong("9817491932198370423"));
  }

  @Test
  void of_dependsOnSeedAndText_andOnNothingElse() {
    assertThat(SeededHash.of(1, "review 1")).isEqualTo(SeededHash.of(1, "review " + 1));
    assertThat(SeededHash.of(1, "review 1"))
        .isNotEqualTo(SeededHash.of(2, "review 1"))
        .isNotEqualTo(SeededHash.of(1, "review 2"))
        .isNotEqualTo(SeededHash.of(1, "review 1 "));
  }

  @Test
  void unit_isInZeroToOne() {
    assertThat(SeededHash.unit(0)).isZero();
    // The upper 53 bits of −1 are all ones: 1 − 2⁻⁵³.
    assertThat(SeededHash.unit(-1)).isEqualTo(1 - 0x1.0p-53);
  }
}
