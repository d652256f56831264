package io.github.relevista.drift;

import io.github.relevista.stats.Normal;

/**
 * How large a change is, with its confidence interval.
 *
 * @param value the change
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param p how probable it is by chance that a change is as large, on either side, where there is
 *     none
 */
public record Effect(double value, double low, double high, double p) {
  /**
   * A change whose error is about normal.
   *
   * @param standardError of the change, 0 or more
   * @param confidence in (0, 1)
   */
  static Effect of(double value, double standardError, double confidence) {
    double reach = Normal.quantile((1 + confidence) / 2) * standardError;
    double p;
    if (standardError > 0) {
      p = Normal.twoSided(value / standardError);
    } else {
      p = value == 0 ? 1 : 0;
    }
    return new Effect(value, value - reach, value + reach, p);
  }
}
