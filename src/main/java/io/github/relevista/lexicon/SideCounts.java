package io.github.relevista.lexicon;

/**
 * How often a term occurs in positive and in negative reviews, beside all words there: what
 * baselines need that know no model, or no more of it than its predictions.
 *
 * @param positive the term's occurrences in positive reviews
 * @param negative its occurrences in negative ones
 * @param allPositive all words of positive reviews
 * @param allNegative all words of negative reviews
 */
public record SideCounts(long positive, long negative, long allPositive, long allNegative) {
  /** Occurrences that the mutual information adds to either side, so that none is zero. */
  private static final double SMOOTHING = 0.5;

  /**
   * The log-odds ratio with an informative Dirichlet prior, in units of its standard deviation
   * (Monroe, Colaresi and Quinn: Fightin' Words, 2008, the z-scores with an informative prior): δ =
   * ln((y⁺ + α) / (n⁺ + α₀ − y⁺ − α)) − the same of the negative side, over √(1/(y⁺ + α) + 1/(y⁻ +
   * α)). The prior α is the term's count in both sides together, α₀ all words of both.
   *
   * @return 0 where there is no occurrence on either side
   */
  public double logOdds() {
    double prior = (double) positive + negative;
    if (prior == 0) {
      return 0;
    }
    double priorOfAll = (double) allPositive + allNegative;
    double difference =
        logOdds(positive, allPositive, prior, priorOfAll)
            - logOdds(negative, allNegative, prior, priorOfAll);
    return difference / Math.sqrt(1 / (positive + prior) + 1 / (negative + prior));
  }

  private static double logOdds(long count, long all, double prior, double priorOfAll) {
    return StrictMath.log((count + prior) / (all + priorOfAll - count - prior));
  }

  /**
   * The pointwise mutual information of the term with positive reviews less that with negative
   * ones: ln((y⁺ / n⁺) / (y⁻ / n⁻)), half an occurrence added to either count (Turney: Thumbs Up or
   * Thumbs Down?, 2002, for the difference).
   *
   * @return NaN where a side has no words
   */
  public double mutualInformation() {
    return StrictMath.log((positive + SMOOTHING) / allPositive)
        - StrictMath.log((negative + SMOOTHING) / allNegative);
  }
}
