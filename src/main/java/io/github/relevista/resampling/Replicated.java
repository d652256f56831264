package io.github.relevista.resampling;

import java.util.Arrays;
import java.util.List;

/**
 * A figure over all reviews with the same figure over every bootstrap replicate. Figures of the
 * same reviews share their replicates, so that the difference of two of them is that of a paired
 * comparison.
 */
public final class Replicated {
  private final double value;
  private final double[] replicates;

  private Replicated(double value, double[] replicates) {
    this.value = value;
    this.replicates = replicates;
  }

  /**
   * A figure that was taken of every replicate.
   *
   * @param value over all
   * @param replicates of each replicate; NaN where it says nothing
   */
  public static Replicated of(double value, double... replicates) {
    return new Replicated(value, replicates.clone());
  }

  /** The same number everywhere. */
  public static Replicated constant(double value, int replicates) {
    double[] values = new double[replicates];
    Arrays.fill(values, value);
    return new Replicated(value, values);
  }

  /**
   * part / (whole · runs); NaN where the whole is zero.
   *
   * @param runs how often every review was tried
   */
  public static Replicated share(BootstrapSums part, BootstrapSums whole, int runs) {
    double[] values = new double[whole.replicates()];
    for (int replicate = 0; replicate < values.length; replicate++) {
      values[replicate] =
          (double) part.replicate(replicate) / ((double) whole.replicate(replicate) * runs);
    }
    return new Replicated((double) part.total() / ((double) whole.total() * runs), values);
  }

  /** The mean of one figure or more. */
  public static Replicated mean(List<Replicated> figures) {
    Replicated sum = figures.get(0);
    for (Replicated figure : figures.subList(1, figures.size())) {
      sum = sum.plus(figure, 1);
    }
    Replicated none = constant(0, sum.replicates.length);
    return none.plus(sum, 1.0 / figures.size());
  }

  /** This figure less another. */
  public Replicated minus(Replicated other) {
    return plus(other, -1);
  }

  private Replicated plus(Replicated other, double factor) {
    double[] sums = new double[replicates.length];
    for (int replicate = 0; replicate < sums.length; replicate++) {
      sums[replicate] = replicates[replicate] + factor * other.replicates[replicate];
    }
    return new Replicated(value + factor * other.value, sums);
  }

  /**
   * The figure with its percentile interval: from the (1 − confidence)/2 quantile of the replicates
   * to the (1 + confidence)/2 quantile, between neighbours linearly. Replicates without a review
   * say nothing.
   *
   * @param confidence in (0, 1)
   */
  public Estimate estimate(double confidence) {
    double[] sorted = Arrays.stream(replicates).filter(Double::isFinite).sorted().toArray();
    return new Estimate(
        value, quantile(sorted, (1 - confidence) / 2), quantile(sorted, (1 + confidence) / 2));
  }

  private static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  /**
   * How probable it is under no difference that chance alone takes the figure as far from zero, on
   * either side: min(1, 2 · (1 + the smaller of the numbers of replicates ≤ 0 and ≥ 0) / (1 +
   * replicates)); NaN where no replicate has a text.
   */
  public double probabilityOfZero() {
    double[] finite = Arrays.stream(replicates).filter(Double::isFinite).toArray();
    long below = Arrays.stream(finite).filter(figure -> figure <= 0).count();
    long above = Arrays.stream(finite).filter(figure -> figure >= 0).count();
    return finite.length == 0
        ? Double.NaN
        : Math.min(1, 2.0 * (1 + Math.min(below, above)) / (1 + finite.length));
  }
}
