package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RelevanceStatisticTest {
  @Test
  void statistic_keepsWhatItSaw() {
    RelevanceStatistic statistic = new RelevanceStatistic();
    // One review with 0.5 and −2, another with 3: sums −1.5 and 3.
    statistic.addOccurrence(FixedPoint.units(0.5f));
    statistic.addOccurrence(FixedPoint.units(-2f));
    statistic.addReview(2, FixedPoint.units(-1.5f));
    statistic.addOccurrence(FixedPoint.units(3f));
    statistic.addReview(1, FixedPoint.units(3f));

    assertThat(statistic.occurrences()).isEqualTo(3);
    assertThat(statistic.reviews()).isEqualTo(2);
    assertThat(statistic.positiveOccurrences()).isEqualTo(2);
    assertThat(statistic.sum()).isEqualByComparingTo("1.5");
    // 0.25 + 4 + 9
    assertThat(statistic.sumOfSquares()).isEqualByComparingTo("13.25");
    // 2.25 + 9
    assertThat(statistic.reviewSumOfSquares()).isEqualByComparingTo("11.25");
    assertThat(statistic.minimum()).isEqualByComparingTo("-2");
    assertThat(statistic.maximum()).isEqualByComparingTo("3");
  }

  @Test
  void zero_isNotPositive() {
    RelevanceStatistic statistic = new RelevanceStatistic();
    statistic.addOccurrence(0);
    assertThat(statistic.positiveOccurrences()).isZero();
  }
}
