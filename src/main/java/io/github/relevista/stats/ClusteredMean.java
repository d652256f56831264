package io.github.relevista.stats;

/**
 * The mean of an occurrence, and how sure it is where occurrences of one review resemble each other
 * so that the review, not the occurrence, is what was drawn by chance.
 *
 * @param mean S / n
 * @param standardError of the mean; NaN where there are fewer than two reviews
 * @param z S / √Σ Sᵢ², the mean in units of its standard error if the true mean were zero; 0 where
 *     all sums are; its magnitude is at most √k
 */
public record ClusteredMean(double mean, double standardError, double z) {
  /**
   * From sums. The reviews' sums Sᵢ are taken for k independent draws, so that the variance of S is
   * k · (Σ Sᵢ² − S²/k) / (k − 1) and the standard error of S/n its root over n. How many
   * occurrences a review has is part of what varies: where that number differs much between reviews
   * the error is as a rule on the safe side (the linearised ratio estimator, Cochran: Sampling
   * Techniques, 1977, (6.9), would take Sᵢ − mean · nᵢ, of which the tables keep no squares).
   *
   * @param occurrences n, at least 1
   * @param reviews k, at least 1
   * @param sum S, over all occurrences
   * @param reviewSumOfSquares Σ Sᵢ² of the sums within reviews
   */
  public static ClusteredMean ofSums(
      long occurrences, long reviews, double sum, double reviewSumOfSquares) {
    double deviation = MeanAndDeviation.ofSums(reviews, sum, reviewSumOfSquares).deviation();
    return new ClusteredMean(
        sum / occurrences,
        Math.sqrt(reviews) * deviation / occurrences,
        reviewSumOfSquares > 0 ? sum / Math.sqrt(reviewSumOfSquares) : 0);
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
