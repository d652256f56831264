package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusteredMeanTest {
  private static final long SEED = 14;

  @Test
  void ofSums_isWorkedOutByHand() {
    // Reviews with the sums 1, 2 and 6 in 4 occurrences: S = 9, Σ Sᵢ² = 41, of the sums the
    // variance (41 − 81/3) / 2 = 7; the error √(3 · 7) / 4; z = 9 / √41.
    ClusteredMean mean = ClusteredMean.ofSums(4, 3, 9, 41);

    assertThat(mean.mean()).isEqualTo(2.25);
    assertThat(mean.standardError()).isEqualTo(Math.sqrt(21) / 4, within(1e-15));
    assertThat(mean.z()).isEqualTo(9 / Math.sqrt(41), within(1e-15));
    assertThat(mean.margin(0.95)).isEqualTo(1.959963984540054 * Math.sqrt(21) / 4, within(1e-14));
  }

  @Test
  void ofOneReview_hasNoError_andOfZerosNoDirection() {
    assertThat(ClusteredMean.ofSums(2, 1, 3, 9).standardError()).isNaN();
    assertThat(ClusteredMean.ofSums(2, 1, 3, 9).z()).isEqualTo(1);
    assertThat(ClusteredMean.ofSums(5, 5, 0, 0).z()).isZero();
  }

  @Test
  void theInterval_coversTheTrueMeanAboutAsOftenAsItSays() {
    // Reviews of one to three occurrences that share a shift of their own: the true mean is 0.3.
    Random random = new Random(SEED);
    int covered = 0;
    for (int trial = 0; trial < 2_000; trial++) {
      long occurrences = 0;
      double sum = 0;
      double squares = 0;
      for (int review = 0; review < 200; review++) {
        int count = 1 + random.nextInt(3);
        double shift = random.nextGaussian();
        double own = 0;
        for (int occurrence = 0; occurrence < count; occurrence++) {
          own += 0.3 + shift + 0.5 * random.nextGaussian();
        }
        occurrences += count;
        sum += own;
        squares += own * own;
      }
      ClusteredMean mean = ClusteredMean.ofSums(occurrences, 200, sum, squares);
      covered += Math.abs(mean.mean() - 0.3) <= mean.margin(0.95) ? 1 : 0;
    }
    // Of 2,000 trials at 95% all but 0.1% of cases lie within 1.6 points; the error is on the safe
    // side by little here.
    assertThat(covered / 2_000.0).as("seed %d", SEED).isBetween(0.934, 0.975);
  }
}
