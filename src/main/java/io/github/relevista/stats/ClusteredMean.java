package io.github.relevista.stats;

/**
 * A mean, and how sure it is where what it is taken of comes in clusters: see {@link
 * ClusteredSums}.
 *
 * @param mean the mean
 * @param standardError of the mean; NaN where there are fewer than two clusters
 */
public record ClusteredMean(double mean, double standardError) {

  /** How many standard errors the mean lies above a value; NaN where there is no error. */
  public double errorsAbove(double value) {
    return (mean - value) / standardError;
  }

  /**
   * Half of the width of the interval around the mean: the normal quantile times the standard
   * error.
   *
   * @param confidence in (0, 1)
   */
  public double margin(double confidence) {
    return Normal.quantile((1 + confidence) / 2) * standardError;
  }
}
