package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {
  private static final long SEED = 42;

  @Test
  void sums_equalThoseOfBigDecimals_inEveryOrder() {
    Random random = new Random(SEED);
    List<Long> units = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    for (int index = 0; index < 20_000; index++) {
      // From a billionth to nine million.
      long value = (long) (random.nextGaussian() * Math.pow(10, 3 + random.nextInt(15)));
      units.add(value);
      sum = sum.add(BigDecimal.valueOf(value, 12));
      squares =
          squares.add(BigDecimal.valueOf(value, 12).pow(2).setScale(12, RoundingMode.HALF_EVEN));
    }
    for (int order = 0; order < 3; order++) {
      Collections.shuffle(units, random);
      ExactSum exact = new ExactSum();
      ExactSum exactSquares = new ExactSum();
      units.forEach(exact::add);
      units.forEach(exactSquares::addSquare);
      assertThat(exact.decimal()).as("seed %d", SEED).isEqualByComparingTo(sum);
      assertThat(exactSquares.decimal()).as("seed %d", SEED).isEqualByComparingTo(squares);
    }
  }

  @Test
  void add_carriesAcrossTheLowerHalf() {
    ExactSum sum = new ExactSum();
    sum.add(Long.MAX_VALUE);
    sum.add(Long.MAX_VALUE);
    sum.add(Long.MAX_VALUE);
    sum.add(-1);
    // 3 · (2⁶³ − 1) − 1
    assertThat(sum.decimal().unscaledValue()).hasToString("27670116110564327420");
    sum.add(Long.MIN_VALUE);
    sum.add(Long.MIN_VALUE);
    sum.add(Long.MIN_VALUE);
    assertThat(sum.decimal().unscaledValue()).hasToString("-4");
  }

  @Test
  void merge_ofTwoSums_equalsTheSumOfAll() {
    ExactSum first = new ExactSum();
    first.add(Long.MAX_VALUE);
    first.add(Long.MAX_VALUE);
    ExactSum second = new ExactSum();
    second.add(Long.MAX_VALUE);
    second.add(-5);
    first.merge(second);
    // 3 · (2⁶³ − 1) − 5, across the lower half; then all of it is taken away again.
    assertThat(first.decimal().unscaledValue()).hasToString("27670116110564327416");
    ExactSum negative = new ExactSum();
    negative.add(-Long.MAX_VALUE);
    negative.add(-Long.MAX_VALUE);
    negative.add(-Long.MAX_VALUE);
    first.merge(negative);
    assertThat(first.decimal().unscaledValue()).hasToString("-5");
  }

  @Test
  void emptySum_isZeroOfTwelvePlaces() {
    assertThat(new ExactSum().decimal()).isEqualTo(new BigDecimal("0.000000000000"));
  }
}
