package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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
    // One review with 0.5 and −2, another with 3: sums −1.5 and 3.
    table.add(row, 1, units(0.5f, -2f), 2);
    table.add(row, 1, units(3f), 1);

    RelevanceStatistic statistic = table.statistic(row, 1);
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
    assertThat(table.has(row, 1)).isTrue();
    assertThat(table.has(row, 0)).isFalse();
  }

  @Test
  void extremes_areThoseOfWhatCame() {
    RelevanceTable table = new RelevanceTable(1);
    // All above zero, or all below: no zero that was there before may show.
    table.add(table.newRow(), 0, units(2f, 5f), 2);
    table.add(table.newRow(), 0, units(-2f, -5f), 2);
    assertThat(table.statistic(0, 0).minimum()).isEqualByComparingTo("2");
    assertThat(table.statistic(0, 0).maximum()).isEqualByComparingTo("5");
    assertThat(table.statistic(1, 0).minimum()).isEqualByComparingTo("-5");
    assertThat(table.statistic(1, 0).maximum()).isEqualByComparingTo("-2");
  }

  @Test
  void zero_isNotPositive() {
    RelevanceTable table = new RelevanceTable(1);
    table.add(table.newRow(), 0, units(0f, -0f), 2);
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
        table.add(row, target, units, 2);
        sums[row][target] = BigDecimal.valueOf(units[0] + units[1], FixedPoint.SCALE);
      }
    }
    for (int row = 0; row < rows; row++) {
      for (int target = 0; target < 3; target++) {
        assertThat(table.statistic(row, target).sum())
            .as("seed %d, row %d, target %d", SEED, row, target)
            .isEqualTo(sums[row][target]);
      }
    }
  }
}
