package io.github.relevista.stats;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Numbers as whole multiples of 10⁻¹²: what relevances and scores are rounded to, once, before they
 * are summed exactly. A number of units fits a long up to a magnitude of about 9.2 million.
 */
public final class FixedPoint {
  /** Decimal digits behind the point. */
  public static final int SCALE = 12;

  static final long UNITS_PER_ONE = 1_000_000_000_000L;

  /** Largest magnitude whose units fit a long with room to spare. */
  private static final float LIMIT = 9.0e6f;

  private static final long HALF = UNITS_PER_ONE / 2;

  private static final double ONE_PER_UNIT = 1e-12;

  /** Below this the square's units fit a long and a double estimates them to within two. */
  private static final long SMALL = 60 * UNITS_PER_ONE;

  private static final BigInteger ONE = BigInteger.valueOf(UNITS_PER_ONE);

  private FixedPoint() {}

  /** Whether a value has units: it is finite and of a magnitude up to nine million. */
  public static boolean holds(float value) {
    return Math.abs(value) <= LIMIT;
  }

  /**
   * The nearest number of units, ties to even. The product is exact before it is rounded: a float
   * has 24 significant bits, 10¹² has 28, a double holds 53.
   *
   * @throws ArithmeticException if the value does not {@linkplain #holds have} units
   */
  public static long units(float value) {
    if (!holds(value)) {
      throw new ArithmeticException("no fixed-point number for " + value);
    }
    return (long) Math.rint((double) value * UNITS_PER_ONE);
  }

  /**
   * What part one number is of another, in units: of 0 nothing is a part. A double is right to a
   * thousandth of a unit here, so that the part is rounded to the nearest unit but for what lies
   * that close to halfway; it is the same on every machine.
   *
   * @param units of a magnitude up to the whole
   * @param wholeUnits 0 or above
   */
  public static long share(long units, long wholeUnits) {
    return wholeUnits == 0 ? 0 : (long) Math.rint((double) units / wholeUnits * UNITS_PER_ONE);
  }

  /** The float next to a number of units. */
  static float nearest(long units) {
    return (float) (units * ONE_PER_UNIT);
  }

  /** A number of units as a decimal of twelve places. */
  public static BigDecimal decimal(long units) {
    return BigDecimal.valueOf(units, SCALE);
  }

  /** Whether {@link #smallSquare} may be asked for the square of this number of units. */
  static boolean hasSmallSquare(long units) {
    return Math.abs(units) < SMALL;
  }

  /**
   * The square of a number, rounded once to the nearest unit, for magnitudes below 60: units² /
   * 10¹² estimated in double and put right by the remainder, which fits a long although the square
   * does not. Below 2⁵² a double is hardly ever off, and by two at most: the processor foresees
   * every branch. No square lies halfway between units: as an odd multiple of 5 · 10¹¹ it would
   * hold the factor 2 eleven times.
   */
  static long smallSquare(long units) {
    long quotient = (long) Math.rint((double) units * (double) units * ONE_PER_UNIT);
    long remainder = units * units - quotient * UNITS_PER_ONE;
    while (remainder > HALF) {
      quotient++;
      remainder -= UNITS_PER_ONE;
    }
    while (remainder < -HALF) {
      quotient--;
      remainder += UNITS_PER_ONE;
    }
    return quotient;
  }

  /** The square of a number of any magnitude, rounded like {@link #smallSquare}. */
  static BigInteger largeSquare(long units) {
    BigInteger value = BigInteger.valueOf(units);
    BigInteger[] parts = value.multiply(value).divideAndRemainder(ONE);
    boolean up = parts[1].shiftLeft(1).compareTo(ONE) > 0;
    return up ? parts[0].add(BigInteger.ONE) : parts[0];
  }
}
