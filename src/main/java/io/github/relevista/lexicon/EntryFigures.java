package io.github.relevista.lexicon;

import io.github.relevista.stats.ClusteredMean;
import io.github.relevista.stats.Normal;

/**
 * What the relevances of a term for {@code (polarity)} come to.
 *
 * @param mean mean relevance of an occurrence
 * @param polarity in [−1, 1]; 0 for a neutral word
 * @param low lower end of its confidence interval; NaN where one review alone holds the term
 * @param high upper end
 * @param z standard errors between the mean and the neutral point; NaN where there is no error
 * @param p how probable a distance so large is of a neutral word, in [0, 1]; NaN where z is
 * @param agreement share of the occurrences whose relevance has the sign of the polarity
 */
public record EntryFigures(
    double mean, double polarity, double low, double high, double z, double p, double agreement) {

  /**
   * The figures of a term.
   *
   * @param confidence of the interval, in (0, 1)
   */
  public static EntryFigures of(TermSums sums, PolarityScale scale, double confidence) {
    ClusteredMean mean = sums.mean();
    double margin = mean.margin(confidence);
    double polarity = scale.polarity(mean.mean());
    double z = mean.errorsAbove(scale.neutral());
    double positive = (double) sums.positiveOccurrences() / sums.occurrences();
    return new EntryFigures(
        mean.mean(),
        polarity,
        scale.polarity(mean.mean() - margin),
        scale.polarity(mean.mean() + margin),
        z,
        Normal.twoSided(z),
        polarity < 0 ? 1 - positive : positive);
  }
}
