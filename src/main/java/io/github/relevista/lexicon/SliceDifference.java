package io.github.relevista.lexicon;

import io.github.relevista.stats.ClusteredMean;
import io.github.relevista.stats.Normal;

/**
 * How a term's polarity in one slice differs from that in all others.
 *
 * @param elsewhere its polarity in the others
 * @param difference of the mean relevances, each less the neutral point of its side
 * @param low lower end of the difference's confidence interval
 * @param high upper end
 * @param p how probable a difference so large is of a word that means the same everywhere
 */
public record SliceDifference(
    double elsewhere, double difference, double low, double high, double p) {

  /**
   * Compares the two sides, which share no review.
   *
   * @param here the term in the slice
   * @param there the term elsewhere
   * @param confidence of the interval, in (0, 1)
   */
  public static SliceDifference of(
      TermSums here,
      PolarityScale hereScale,
      TermSums there,
      PolarityScale thereScale,
      double confidence) {
    ClusteredMean in = here.mean();
    ClusteredMean out = there.mean();
    double difference = (in.mean() - hereScale.neutral()) - (out.mean() - thereScale.neutral());
    ClusteredMean compared =
        new ClusteredMean(difference, Math.hypot(in.standardError(), out.standardError()));
    double margin = compared.margin(confidence);
    return new SliceDifference(
        thereScale.polarity(out.mean()),
        difference,
        difference - margin,
        difference + margin,
        Normal.twoSided(compared.errorsAbove(0)));
  }
}
