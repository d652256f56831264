package io.github.relevista.stats;

/**
 * The standard normal distribution. {@code StrictMath} throughout: the same bits on every
 * processor.
 *
 * <p>Written here and not taken from Apache Commons Math, which lies on Spark's class path: that is
 * a dependency of Spark's own, which a later Spark may drop, and the rooms that need the
 * distribution run without Spark too. The tests compare with it.
 */
public final class Normal {
  private static final double ROOT_OF_TWO_PI = 2.506628274631000502;

  /** From here on the series loses digits and the continued fraction is short. */
  private static final double SERIES_END = 3;

  /** Levels of the continued fraction that leave nothing behind them from {@link #SERIES_END}. */
  private static final int LEVELS = 160;

  private static final int STEPS = 4;

  private Normal() {}

  /** P(X ≤ x), in [0, 1]; NaN of NaN. */
  public static double distribution(double x) {
    return x < 0 ? upperTail(-x) : 1 - upperTail(x);
  }

  /**
   * P(X &gt; x) with a relative error below 10⁻¹² down to the smallest normal double, about x = 37.
   *
   * <p>Below 3 by the series Φ(x) = ½ + φ(x)(x + x³/3 + x⁵/(3·5) + …) (Marsaglia: Evaluating the
   * Normal Distribution, 2004), above by Laplace's continued fraction φ(x) / (x + 1/(x + 2/(x +
   * …))).
   */
  public static double upperTail(double x) {
    if (x < 0) {
      return 1 - upperTail(-x);
    }
    if (x < SERIES_END) {
      double term = x;
      double sum = 0;
      for (int odd = 1; sum + term > sum; ) {
        sum += term;
        odd += 2;
        term *= x * x / odd;
      }
      return 0.5 - density(x) * sum;
    }
    double denominator = x;
    for (int level = LEVELS; level > 0; level--) {
      denominator = x + level / denominator;
    }
    return density(x) / denominator;
  }

  /** P(|X| ≥ |z|): how probable it is by chance to lie as far from zero on either side. */
  public static double twoSided(double z) {
    return 2 * upperTail(Math.abs(z));
  }

  /**
   * The x of which P(X ≤ x) = p: Hastings' approximation (Abramowitz and Stegun, 26.2.23), then
   * Halley's steps until it is exact to the last digits.
   *
   * @param p in (0, 1)
   * @throws IllegalArgumentException if p is not in (0, 1)
   */
  public static double quantile(double p) {
    if (!(p > 0 && p < 1)) {
      throw new IllegalArgumentException("a quantile needs p in (0, 1), was " + p);
    }
    double tail = Math.min(p, 1 - p);
    double t = Math.sqrt(-2 * StrictMath.log(tail));
    double x =
        t
            - (2.515517 + t * (0.802853 + t * 0.010328))
                / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
    for (int step = 0; step < STEPS; step++) {
      double error = (tail - upperTail(x)) / density(x);
      x -= error / (1 + x * error / 2);
    }
    return p < 0.5 ? -x : x;
  }

  private static double density(double x) {
    return StrictMath.exp(-x * x / 2) / ROOT_OF_TWO_PI;
  }
}
