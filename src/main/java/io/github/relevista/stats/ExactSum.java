package io.github.relevista.stats;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/**
 * An exact sum of fixed-point numbers in 128 bits: the same for every order of adding. It holds
 * 10¹² squares of the largest magnitude that {@link FixedPoint} has, squared or not, and so all
 * that a {@code DECIMAL(38,12)} can.
 */
public final class ExactSum implements Serializable {
  private final long[] parts = new long[2];

  /** Adds a number of units. */
  public void add(long units) {
    add(parts, 0, units);
  }

  /** Adds the square of a number of units, rounded once to units. */
  public void addSquare(long units) {
    addSquare(parts, 0, units);
  }

  /** Adds what another sum holds. */
  public void merge(ExactSum other) {
    add(parts, 0, other.parts[1], other.parts[0]);
  }

  /** The sum as a decimal of twelve places. */
  public BigDecimal decimal() {
    return decimal(parts, 0);
  }

  /**
   * Adds a number of units to a sum that is kept among other values.
   *
   * @param values the sum's lower 64 bits at place, the upper ones behind them
   */
  static void add(long[] values, int place, long units) {
    add(values, place, units >> (Long.SIZE - 1), units);
  }

  /** The same for the square of a number of units, rounded once to units. */
  static void addSquare(long[] values, int place, long units) {
    if (FixedPoint.hasSmallSquare(units)) {
      add(values, place, 0, FixedPoint.smallSquare(units));
    } else {
      BigInteger square = FixedPoint.largeSquare(units);
      add(values, place, square.shiftRight(Long.SIZE).longValue(), square.longValue());
    }
  }

  /** The same for a number of units times a whole number. */
  static void addProduct(long[] values, int place, long units, long factor) {
    add(values, place, Math.multiplyHigh(units, factor), units * factor);
  }

  /** The sum that is kept at a place, as a decimal of twelve places. */
  public static BigDecimal decimal(long[] values, int place) {
    long low = values[place];
    long high = values[place + 1];
    if (high == low >> (Long.SIZE - 1)) {
      return BigDecimal.valueOf(low, FixedPoint.SCALE);
    }
    byte[] bytes = ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    return new BigDecimal(new BigInteger(bytes), FixedPoint.SCALE);
  }

  /**
   * Adds 128 bits to a sum that is kept among other values.
   *
   * @param values the sum's lower 64 bits at place, the upper ones behind them
   */
  public static void add(long[] values, int place, long addedHigh, long addedLow) {
    long low = values[place];
    long sum = low + addedLow;
    // Of the top bits, without a branch that the signs of relevances would make unforeseeable.
    long carry = ((low & addedLow) | ((low | addedLow) & ~sum)) >>> (Long.SIZE - 1);
    values[place] = sum;
    values[place + 1] += addedHigh + carry;
  }
}
