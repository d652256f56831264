package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusteredMeanTest {
  private static final long SEED = 14;

  @Test
  void mean_isWorkedOutByHand() {
    // Reviews of one, one and two occurrences that sum to 1, 2 and 6: the mean 9/4; Σ s² = 41,
    // Σ s·o = 15, Σ o² = 6; Σ (s − 9/4·o)² = 41 − 67.5 + 30.375 = 3.875; √(3.875 · 3 / 2) / 4.
    ClusteredMean mean = sums(9, 41, 15).mean(3, 4, 6);

    double error = Math.sqrt(3.875 * 1.5) / 4;
    assertThat(mean.mean()).isEqualTo(2.25);
    assertThat(mean.standardError()).isEqualTo(error, within(1e-15));
    assertThat(mean.errorsAbove(0.25)).isEqualTo(2 / error, within(1e-14));
    assertThat(mean.margin(0.95)).isEqualTo(1.959963984540054 * error, within(1e-14));
  }

  @Test
  void mean_ofOneReview_hasNoError() {
    ClusteredMean mean = sums(3, 9, 6).mean(1, 2, 4);

    assertThat(mean.standardError()).isNaN();
    assertThat(mean.errorsAbove(0)).isNaN();
  }

  @Test
  void without_undoesAMerge() {
    ClusteredSums some = sums(1.5, 2, 3);

    assertThat(sums(7, 8, 9).merge(some).without(some)).isEqualTo(sums(7, 8, 9));
  }

  @Test
  void theInterval_coversTheTrueMeanAsOftenAsItSays() {
    // Reviews of one to three occurrences that share a shift of their own: the true mean is 0.3.
    Random random = new Random(SEED);
    int covered = 0;
    for (int trial = 0; trial < 2_000; trial++) {
      long occurrences = 0;
      long occurrenceSquares = 0;
      double sum = 0;
      double squares = 0;
      double products = 0;
      for (int review = 0; review < 200; review++) {
        int count = 1 + random.nextInt(3);
        double shift = random.nextGaussian();
        double own = 0;
        for (int occurrence = 0; occurrence < count; occurrence++) {
          own += 0.3 + shift + 0.5 * random.nextGaussian();
        }
        occurrences += count;
        occurrenceSquares += (long) count * count;
        sum += own;
        squares += own * own;
        products += own * count;
      }
      ClusteredMean mean = sums(sum, squares, products).mean(200, occurrences, occurrenceSquares);
      covered += Math.abs(mean.mean() - 0.3) <= mean.margin(0.95) ? 1 : 0;
    }
    // 2,000 trials at 95% have a standard deviation of half a point; of 200 reviews the normal
    // quantile is short by another half.
    assertThat(covered / 2_000.0).as("seed %d", SEED).isBetween(0.93, 0.965);
  }

  private static ClusteredSums sums(double sum, double reviewSquares, double products) {
    return new ClusteredSums(
        BigDecimal.valueOf(sum).setScale(12, RoundingMode.HALF_EVEN),
        BigDecimal.ZERO.setScale(12),
        BigDecimal.valueOf(reviewSquares).setScale(12, RoundingMode.HALF_EVEN),
        BigDecimal.valueOf(products).setScale(12, RoundingMode.HALF_EVEN));
  }
}
