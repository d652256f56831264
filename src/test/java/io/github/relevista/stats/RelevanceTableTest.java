package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RelevanceTableTest {
  private static final long SEED = 9;

  private static long[] units(float... relevances) {
    long[] units = new long[relevances.length];
    for (int index = 0; index < units.length; index++) {
      units[index] = FixedPoint.units(relevances[index]);
    }
    return units;
  }

  @Test
  void statistic_keepsWhatItSaw() {
    RelevanceTable table = new RelevanceTable(2);
    int row = table.newRow();
    // One review with 0.5 and −2, another with 3: sums −1.5 and 3. Shares: −0.25 and 1.
    table.add(row, 1, units(0.5f, -2f), units(0.125f, -0.375f), 2);
    table.add(row, 1, units(3f), units(1f), 1);

    RelevanceStatistic statistic = table.statistic(row, 1);
    assertThat(statistic.occurrences()).isEqualTo(3);
    assertThat(statistic.reviews()).isEqualTo(2);
    assertThat(statistic.positiveOccurrences()).isEqualTo(2);
    assertThat(statistic.relevance().sum()).isEqualByComparingTo("1.5");
    // 0.25 + 4 + 9
    assertThat(statistic.relevance().sumOfSquares()).isEqualByComparingTo("13.25");
    // 2.25 + 9
    assertThat(statistic.relevance().reviewSumOfSquares()).isEqualByComparingTo("11.25");
    // −1.5 · 2 + 3 · 1
    assertThat(statistic.relevance().reviewSumByOccurrences()).isEqualByComparingTo("0");
    assertThat(statistic.share().sum()).isEqualByComparingTo("0.75");
    // 0.015625 + 0.140625 + 1
    assertThat(statistic.share().sumOfSquares()).isEqualByComparingTo("1.15625");
    // 0.0625 + 1
    assertThat(statistic.share().reviewSumOfSquares()).isEqualByComparingTo("1.0625");
    // −0.25 · 2 + 1 · 1
    assertThat(statistic.share().reviewSumByOccurrences()).isEqualByComparingTo("0.5");
    // 2² + 1²
    assertThat(statistic.reviewOccurrenceSquares()).isEqualTo(5);
    assertThat(statistic.minimum()).isEqualByComparingTo("-2");
    assertThat(statistic.maximum()).isEqualByComparingTo("3");
    assertThat(table.has(row, 1)).isTrue();
    assertThat(table.has(row, 0)).isFalse();
  }

  @Test
  void standardError_isThatOfAPlainLoopOverReviews() {
    Random random = new Random(SEED);
    RelevanceTable table = new RelevanceTable(1);
    int row = table.newRow();
    int reviews = 50;
    double[] sums = new double[reviews];
    int[] counts = new int[reviews];
    double sum = 0;
    int occurrences = 0;
    for (int review = 0; review < reviews; review++) {
      long[] units = new long[1 + random.nextInt(4)];
      for (int index = 0; index < units.length; index++) {
        units[index] = FixedPoint.units((float) random.nextGaussian());
        sums[review] += units[index] * 1e-12;
      }
      table.add(row, 0, units, units, units.length);
      counts[review] = units.length;
      sum += sums[review];
      occurrences += units.length;
    }
    double mean = sum / occurrences;
    double squares = 0;
    for (int review = 0; review < reviews; review++) {
      squares += Math.pow(sums[review] - mean * counts[review], 2);
    }
    double expected = Math.sqrt(squares * reviews / (reviews - 1)) / occurrences;
    RelevanceStatistic statistic = table.statistic(row, 0);
    // The sums hold twelve places; the rest is rounding of doubles.
    assertThat(statistic.standardError()).as("seed %d", SEED).isCloseTo(expected, within(1e-10));
    assertThat(statistic.shareStandardError()).isEqualTo(statistic.standardError());
  }

  @Test
  void standardError_isUnknown_ofOneReview_andZero_whereReviewsAreAlike() {
    RelevanceTable table = new RelevanceTable(1);
    int row = table.newRow();
    table.add(row, 0, units(1f, 1f), units(0.5f, 0.5f), 2);
    assertThat(table.statistic(row, 0).standardError()).isNaN();
    table.add(row, 0, units(1f), units(0.5f), 1);
    assertThat(table.statistic(row, 0).standardError()).isZero();
  }

  @Test
  void products_holdWhatALongCannot() {
    RelevanceTable table = new RelevanceTable(1);
    long[] units = new long[9];
    Arrays.fill(units, -FixedPoint.units(1e6f));
    table.add(table.newRow(), 0, units, new long[9], 9);
    // 9 · −9 · 10⁶
    assertThat(table.statistic(0, 0).relevance().reviewSumByOccurrences())
        .isEqualByComparingTo("-81000000");
  }

  @Test
  void extremes_areThoseOfWhatCame() {
    RelevanceTable table = new RelevanceTable(1);
    // All above zero, or all below: no zero that was there before may show.
    table.add(table.newRow(), 0, units(2f, 5f), new long[2], 2);
    table.add(table.newRow(), 0, units(-2f, -5f), new long[2], 2);
    assertThat(table.statistic(0, 0).minimum()).isEqualByComparingTo("2");
    assertThat(table.statistic(0, 0).maximum()).isEqualByComparingTo("5");
    assertThat(table.statistic(1, 0).minimum()).isEqualByComparingTo("-5");
    assertThat(table.statistic(1, 0).maximum()).isEqualByComparingTo("-2");
  }

  @Test
  void zero_isNotPositive() {
    RelevanceTable table = new RelevanceTable(1);
    table.add(table.newRow(), 0, units(0f, -0f), new long[2], 2);
    assertThat(table.statistic(0, 0).positiveOccurrences()).isZero();
  }

  @Test
  void rowsAndTargets_doNotMix() {
    RelevanceTable table = new RelevanceTable(3);
    Random random = new Random(SEED);
    int rows = 1000;
    BigDecimal[][] sums = new BigDecimal[rows][3];
    for (int row = 0; row < rows; row++) {
      assertThat(table.newRow()).isEqualTo(row);
    }
    for (int row = 0; row < rows; row++) {
      for (int target = 0; target < 3; target++) {
        long[] units = {random.nextInt(), random.nextInt()};
        table.add(row, target, units, new long[2], 2);
        sums[row][target] = BigDecimal.valueOf(units[0] + units[1], FixedPoint.SCALE);
      }
    }
    for (int row = 0; row < rows; row++) {
      for (int target = 0; target < 3; target++) {
        assertThat(table.statistic(row, target).relevance().sum())
            .as("seed %d, row %d, target %d", SEED, row, target)
            .isEqualTo(sums[row][target]);
      }
    }
  }
}
