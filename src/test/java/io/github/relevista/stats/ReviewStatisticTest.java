package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReviewStatisticTest {
  @Test
  void statistic_keepsWhatItSaw() {
    ReviewStatistic statistic = new ReviewStatistic();
    statistic.add(3, 10, 1, 2, FixedPoint.units(2f));
    statistic.addUp(FixedPoint.units(-0.5f), FixedPoint.units(1.5f), FixedPoint.units(3));
    statistic.add(1, 5, 0, 4, FixedPoint.units(-1f));
    statistic.addUp(FixedPoint.units(0.25f), FixedPoint.units(-0.25f), FixedPoint.units(1.5f));

    assertThat(statistic.reviews()).isEqualTo(2);
    assertThat(statistic.units()).isEqualTo(4);
    assertThat(statistic.tokens()).isEqualTo(15);
    assertThat(statistic.unknownTokens()).isEqualTo(1);
    assertThat(statistic.droppedTokens()).isEqualTo(6);
    assertThat(statistic.scoreSum()).isEqualByComparingTo("1");
    assertThat(statistic.scoreSumOfSquares()).isEqualByComparingTo("5");
    assertThat(statistic.leakageSum().orElseThrow()).isEqualByComparingTo("-0.25");
    assertThat(statistic.paddingSum().orElseThrow()).isEqualByComparingTo("1.25");
    // 0.25 + 0.0625
    assertThat(statistic.leakageSumOfSquares().orElseThrow()).isEqualByComparingTo("0.3125");
    assertThat(statistic.amplificationSum().orElseThrow()).isEqualByComparingTo("4.5");
    // 9 + 2.25
    assertThat(statistic.amplificationSumOfSquares().orElseThrow()).isEqualByComparingTo("11.25");
    assertThat(statistic.amplificationMinimum().orElseThrow()).isEqualByComparingTo("1.5");
    assertThat(statistic.amplificationMaximum().orElseThrow()).isEqualByComparingTo("3");
  }

  @Test
  void amplifications_haveTheQuantilesOfTheirRanks_withinTheirBins() {
    ReviewStatistic statistic = new ReviewStatistic();
    for (int review = 1; review <= 200; review++) {
      statistic.add(1, 1, 0, 0, 0);
      statistic.addUp(0, 0, FixedPoint.units(review));
    }
    // Of 200 the ranks are 100 and 198: those reviews have 100 and 198, and a bin's middle is off
    // by a 128th of them at most.
    assertThat(statistic.amplificationQuantile(0.5).orElseThrow())
        .isCloseTo(100, within(100 / 128.0));
    assertThat(statistic.amplificationQuantile(0.99).orElseThrow())
        .isCloseTo(198, within(198 / 128.0));
    assertThat(statistic.amplificationQuantile(1).orElseThrow()).isLessThanOrEqualTo(200);
  }

  @Test
  void amplificationsOfOneReview_areTheirOwnQuantiles() {
    ReviewStatistic statistic = new ReviewStatistic();
    statistic.add(1, 1, 0, 0, 0);
    statistic.addUp(0, 0, FixedPoint.units(0.3f));
    assertThat(statistic.amplificationQuantile(0.99).orElseThrow())
        .isEqualTo(statistic.amplificationMaximum().orElseThrow().doubleValue());
  }

  @Test
  void leakage_isAbsent_whereNoReviewHasAny() {
    ReviewStatistic statistic = new ReviewStatistic();
    statistic.add(1, 10, 1, 0, FixedPoint.units(2f));

    assertThat(statistic.leakageSum()).isEmpty();
    assertThat(statistic.leakageSumOfSquares()).isEmpty();
    assertThat(statistic.paddingSum()).isEmpty();
    assertThat(statistic.amplificationMinimum()).isEmpty();
    assertThat(statistic.amplificationMaximum()).isEmpty();
    assertThat(statistic.amplificationQuantile(0.5)).isEmpty();
    assertThat(statistic.amplificationSketch()).isEqualTo(Sketch.EMPTY);
  }
}
