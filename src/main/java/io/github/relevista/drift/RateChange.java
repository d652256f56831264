package io.github.relevista.drift;

/**
 * How a share has changed: of rows that were rejected, of words that are unknown, of reviews of a
 * predicted class.
 *
 * @param what the share of what
 * @param before the share before, NaN of nothing
 * @param after the share after
 * @param effect the change
 */
public record RateChange(String what, double before, double after, Effect effect) {
  /**
   * The change from a of n to b of m: the difference of the shares, its squared error a/n·(1 −
   * a/n)/n + b/m·(1 − b/m)/m.
   *
   * @param confidence of the interval, in (0, 1)
   */
  public static RateChange of(String what, long a, long n, long b, long m, double confidence) {
    double was = (double) a / n;
    double is = (double) b / m;
    double error = Math.sqrt(was * (1 - was) / n + is * (1 - is) / m);
    return new RateChange(what, was, is, Effect.of(is - was, error, confidence));
  }
}
