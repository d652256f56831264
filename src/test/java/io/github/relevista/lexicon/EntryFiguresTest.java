package io.github.relevista.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.stats.ClusteredSums;
import io.github.relevista.stats.Normal;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class EntryFiguresTest {
  private static final PolarityScale SCALE = new PolarityScale(0.25, 0.5);

  @Test
  void polarity_isZeroOfANeutralWord_andGrowsWithTheMean() {
    assertThat(SCALE.polarity(0.25)).isZero();
    // One spread away: 1 / √2; five: 5 / √26.
    assertThat(SCALE.polarity(0.75)).isEqualTo(1 / Math.sqrt(2), within(1e-15));
    assertThat(SCALE.polarity(-2.25)).isEqualTo(-5 / Math.sqrt(26), within(1e-15));
    assertThat(SCALE.polarity(Double.NaN)).isNaN();
    double last = -1;
    for (double mean = -9; mean < 9; mean += 0.125) {
      assertThat(SCALE.polarity(mean)).isGreaterThan(last);
      last = SCALE.polarity(mean);
    }
  }

  @Test
  void polarity_withoutASpread_isASign() {
    PolarityScale scale = PolarityScale.ofQuartiles(1, 1, 1);

    assertThat(new double[] {scale.polarity(0), scale.polarity(1), scale.polarity(2)})
        .containsExactly(-1, 0, 1);
  }

  @Test
  void scale_isThatOfTheMiddleHalf() {
    // Quartiles of a normal distribution of mean 2 and deviation 3.
    double quartile = 3 * Normal.quantile(0.75);
    PolarityScale scale = PolarityScale.ofQuartiles(2 - quartile, 2, 2 + quartile);

    assertThat(scale.neutral()).isEqualTo(2);
    assertThat(scale.spread()).isEqualTo(3, within(1e-12));
    assertThatThrownBy(() -> PolarityScale.ofQuartiles(2, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void figures_areWorkedOutByHand() {
    // Reviews that sum to 1, 2 and 6 in 1, 1 and 2 occurrences: mean 9/4, error √(3.875 · 1.5) / 4.
    EntryFigures figures = EntryFigures.of(sums(9), SCALE, 0.95);

    double error = Math.sqrt(3.875 * 1.5) / 4;
    double margin = 1.959963984540054 * error;
    assertThat(figures.mean()).isEqualTo(2.25);
    assertThat(figures.polarity()).isEqualTo(4 / Math.sqrt(17), within(1e-15));
    assertThat(figures.low()).isEqualTo(SCALE.polarity(2.25 - margin), within(1e-14));
    assertThat(figures.high()).isEqualTo(SCALE.polarity(2.25 + margin), within(1e-14));
    assertThat(figures.z()).isEqualTo(2 / error, within(1e-14));
    assertThat(figures.p()).isEqualTo(Normal.twoSided(2 / error), within(1e-15));
    assertThat(figures.agreement()).isEqualTo(0.75);
  }

  @Test
  void agreement_ofANegativeWord_countsWhatIsNotPositive() {
    PolarityScale high = new PolarityScale(5, 1);

    assertThat(EntryFigures.of(sums(9), high, 0.95).agreement()).isEqualTo(0.25);
  }

  @Test
  void difference_isThatOfDistancesFromEachSidesNeutralWords() {
    SliceDifference difference =
        SliceDifference.of(sums(9), SCALE, sums(9), new PolarityScale(1.25, 0.5), 0.95);

    // (2.25 − 0.25) − (2.25 − 1.25) = 1; two equal errors.
    double error = Math.sqrt(2) * Math.sqrt(3.875 * 1.5) / 4;
    assertThat(difference.difference()).isEqualTo(1);
    assertThat(difference.high() - 1).isEqualTo(1.959963984540054 * error, within(1e-14));
    assertThat(difference.elsewhere()).isEqualTo(2 / Math.sqrt(5), within(1e-15));
    assertThat(difference.p()).isEqualTo(Normal.twoSided(1 / error), within(1e-15));
  }

  private static TermSums sums(double sum) {
    return new TermSums(
        4,
        3,
        3,
        6,
        new ClusteredSums(
            BigDecimal.valueOf(sum),
            BigDecimal.ZERO,
            BigDecimal.valueOf(41),
            BigDecimal.valueOf(15)));
  }
}
