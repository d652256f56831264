package io.github.relevista.stats;

/**
 * A share of trials, with Wilson's interval, which stays within [0, 1] (Wilson: Probable Inference,
 * the Law of Succession, and Statistical Inference, 1927).
 *
 * @param value the share
 * @param low lower end of the interval
 * @param high upper end
 */
public record Proportion(double value, double low, double high) {
  /**
   * The share of hits.
   *
   * @param hits from 0 to trials; what is half a hit counts as such
   * @param trials 1 or more
   * @param confidence in (0, 1)
   */
  public static Proportion of(double hits, long trials, double confidence) {
    double z = Normal.quantile((1 + confidence) / 2);
    double share = hits / trials;
    double scale = 1 + z * z / trials;
    double middle = (share + z * z / (2 * trials)) / scale;
    double margin =
        z / scale * Math.sqrt(share * (1 - share) / trials + z * z / (4.0 * trials * trials));
    return new Proportion(share, Math.max(0, middle - margin), Math.min(1, middle + margin));
  }
}
