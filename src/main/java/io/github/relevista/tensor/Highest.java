package io.github.relevista.tensor;

import java.util.function.IntToDoubleFunction;

/** Where the highest of some values is: the one rule for ties, by which a class is predicted. */
public final class Highest {
  private Highest() {}

  /**
   * The place of the highest value; of several that are equal the first, and so 0 where the first
   * is NaN.
   *
   * @param count how many values there are, 1 or more
   * @param values the value at each place in [0, count)
   */
  public static int of(int count, IntToDoubleFunction values) {
    int place = 0;
    double highest = values.applyAsDouble(0);
    for (int other = 1; other < count; other++) {
      double value = values.applyAsDouble(other);
      if (value > highest) {
        place = other;
        highest = value;
      }
    }
    return place;
  }
}
