package io.github.relevista.drift;

/**
 * How a mean over rows, words or reviews has changed: a share of those that are rejected, unknown
 * or of a predicted class, or a figure that every review has.
 *
 * @param what the mean or the share of what
 * @param before the mean before, NaN of nothing
 * @param after the mean after
 * @param effect the change
 */
public record MeanChange(String what, double before, double after, Effect effect) {
  /**
   * What a mean is made of.
   *
   * @param count number of values, 0 or more
   * @param sum their sum
   * @param sumOfSquares the sum of their squares
   */
  public record Sums(long count, double sum, double sumOfSquares) {
    /** So many of a number of things: each counts 1 or 0. */
    public static Sums ofShare(long part, long whole) {
      return new Sums(whole, part, part);
    }

    private double mean() {
      return sum / count;
    }

    /** The squared error of the mean: the mean square deviation over the count. */
    private double squaredError() {
      return Math.max(0, sumOfSquares / count - mean() * mean()) / count;
    }
  }

  /**
   * The change from one mean to the other; its squared error is the sum of theirs.
   *
   * @param confidence of the interval, in (0, 1)
   */
  public static MeanChange of(String what, Sums before, Sums after, double confidence) {
    double change = after.mean() - before.mean();
    double error = Math.sqrt(before.squaredError() + after.squaredError());
    return new MeanChange(what, before.mean(), after.mean(), Effect.of(change, error, confidence));
  }
}
