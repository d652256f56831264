package io.github.relevista.lexicon;

import io.github.relevista.stats.ShiftedStatistic;

/**
 * A term in reach of a shifter, and what it is elsewhere.
 *
 * @param term the word
 * @param elsewhere its mean relevance where it stands in reach of no shifter; not 0
 * @param inReach what is known of it in reach of the shifter
 */
public record ShiftedTerm(String term, double elsewhere, ShiftedStatistic inReach) {
  /** Refuses a term of which nothing is a part. */
  public ShiftedTerm {
    if (elsewhere == 0 || !Double.isFinite(elsewhere)) {
      throw new IllegalArgumentException(
          "%s has a mean relevance elsewhere that is not 0, was %s".formatted(term, elsewhere));
    }
  }
}
