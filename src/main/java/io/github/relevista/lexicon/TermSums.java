package io.github.relevista.lexicon;

import io.github.relevista.stats.ClusteredMean;
import io.github.relevista.stats.ClusteredSums;

/**
 * What a lexicon needs of the statistics of one term for one target.
 *
 * @param occurrences number of occurrences, at least 1
 * @param reviews number of reviews with an occurrence, at least 1
 * @param positiveOccurrences occurrences of a relevance above zero
 * @param reviewOccurrenceSquares sum over reviews of the squared number of occurrences within it
 * @param values sums of the relevances, or of the shares
 */
public record TermSums(
    long occurrences,
    long reviews,
    long positiveOccurrences,
    long reviewOccurrenceSquares,
    ClusteredSums values) {

  /** The mean of an occurrence, with an error that knows of reviews. */
  public ClusteredMean mean() {
    return values.mean(reviews, occurrences, reviewOccurrenceSquares);
  }

  /** What is left, exactly, where those of a part of the reviews are taken away. */
  public TermSums without(TermSums part) {
    return new TermSums(
        occurrences - part.occurrences,
        reviews - part.reviews,
        positiveOccurrences - part.positiveOccurrences,
        reviewOccurrenceSquares - part.reviewOccurrenceSquares,
        values.without(part.values));
  }
}
