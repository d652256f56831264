package io.github.relevista.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeakageTallyTest {
  @Test
  void texts_areKeptApartByMethodAndLength() {
    LeakageTally tally = new LeakageTally(2);
    tally.add(0, 5, -3, 1);
    LeakageTally other = new LeakageTally(2);
    other.add(0, 1, 1, 0);
    other.add(0, 6, 8, 8);
    other.add(1, 100_000, 1, 4);
    tally.merge(other);
    // Bands end at 5, 10, 20, 40, 80, 160, 320 and go on for ever.
    assertThat(tally.leakages(0, 0).count()).isEqualTo(2);
    assertThat(tally.leakages(0, 0).mean()).isEqualTo(0.5);
    assertThat(tally.scores(0, 0).meanMagnitude()).isEqualTo(2);
    assertThat(tally.leakages(0, 1).mean()).isEqualTo(8);
    assertThat(tally.leakages(1, 7).mean()).isEqualTo(4);
    assertThat(tally.leakages(1, 0).count()).isZero();
  }
}
