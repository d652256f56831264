package io.github.relevista.stats;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact sum of fixed-point numbers in 128 bits: the same for every order of adding. It holds
 * 10¹² squares of the largest magnitude that {@link FixedPoint} has, squared or not, and so all
 * that a {@code DECIMAL(38,12)} can.
 */
public final class ExactSum {
  private long high;
  private long low;

  /** Adds a number of units. */
  public void add(long units) {
    addParts(units >> 63, units);
  }

  /** Adds the square of a number of units, rounded once to units. */
  public void addSquare(long units) {
    if (FixedPoint.hasSmallSquare(units)) {
      add(FixedPoint.smallSquare(units));
    } else {
      BigInteger square = FixedPoint.largeSquare(units);
      addParts(square.shiftRight(Long.SIZE).longValue(), square.longValue());
    }
  }

  /** The sum as a decimal of twelve places. */
  public BigDecimal decimal() {
    BigInteger units =
        BigInteger.valueOf(high)
            .shiftLeft(Long.SIZE)
            .add(new BigInteger(Long.toUnsignedString(low)));
    return new BigDecimal(units, FixedPoint.SCALE);
  }

  private void addParts(long addedHigh, long addedLow) {
    long sum = low + addedLow;
    // Of the top bits, without a branch that the signs of relevances would make unforeseeable.
    long carry = ((low & addedLow) | ((low | addedLow) & ~sum)) >>> (Long.SIZE - 1);
    low = sum;
    high += addedHigh + carry;
  }
}
