package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FixedPointTest {
  private static final long SEED = 20260105;

  @Test
  void units_roundTheExactValueOnce_tiesToEven() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < 100_000; trial++) {
      float value = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(20) - 14));
      if (FixedPoint.holds(value)) {
        // A float's decimal expansion is finite, so BigDecimal rounds the true value.
        BigDecimal expected = new BigDecimal(value).setScale(12, RoundingMode.HALF_EVEN);
        assertThat(FixedPoint.decimal(FixedPoint.units(value)))
            .as("seed %d, value %s", SEED, value)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void squares_roundTheExactSquareOnce() {
    Random random = new Random(SEED);
    for (int trial = 0; trial < 100_000; trial++) {
      long units = (long) (random.nextGaussian() * Math.pow(10, random.nextInt(18)));
      BigInteger expected =
          BigDecimal.valueOf(units, 12).pow(2).setScale(12, RoundingMode.HALF_EVEN).unscaledValue();
      assertThat(FixedPoint.largeSquare(units)).isEqualTo(expected);
      if (FixedPoint.hasSmallSquare(units)) {
        assertThat(BigInteger.valueOf(FixedPoint.smallSquare(units)))
            .as("seed %d, units %d", SEED, units)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void smallSquare_roundsToTheNearestUnit() {
    // 1,000,000² = 1 · 10¹², 500,000² = 0.25 · 10¹², 1,581,139² = 2.5000005… · 10¹².
    assertThat(FixedPoint.smallSquare(1_000_000)).isEqualTo(1);
    assertThat(FixedPoint.smallSquare(500_000)).isZero();
    assertThat(FixedPoint.smallSquare(-1_581_139)).isEqualTo(3);
  }

  @Test
  void holds_refusesWhatHasNoUnits() {
    assertThat(FixedPoint.holds(9.0e6f)).isTrue();
    assertThat(FixedPoint.holds(-9.1e6f)).isFalse();
    assertThat(FixedPoint.holds(Float.NaN)).isFalse();
    assertThat(FixedPoint.holds(Float.POSITIVE_INFINITY)).isFalse();
    assertThatThrownBy(() -> FixedPoint.units(Float.NaN))
        .isInstanceOf(ArithmeticException.class)
        .hasMessage("no fixed-point number for NaN");
  }

  @Test
  void share_isThePartOfTheWhole_roundedToUnits_andNothingOfNothing() {
    long three = FixedPoint.units(3);
    assertThat(FixedPoint.share(FixedPoint.units(1), three)).isEqualTo(333_333_333_333L);
    assertThat(FixedPoint.share(-2 * FixedPoint.units(1), three)).isEqualTo(-666_666_666_667L);
    assertThat(FixedPoint.share(three, three)).isEqualTo(1_000_000_000_000L);
    assertThat(FixedPoint.share(0, 0)).isZero();
    // The largest whole, whose units a double cannot hold to the last.
    long most = FixedPoint.units(9e6f);
    assertThat(FixedPoint.share(most / 3, most)).isEqualTo(333_333_333_333L);
  }
}
