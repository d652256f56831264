package io.github.relevista.drift;

import io.github.relevista.stats.RelevanceStatistic;
import java.util.Map;

/**
 * One of two sets of reviews, as it is explained for one class.
 *
 * @param reviews number of reviews, 1 or more
 * @param scoreSum sum of their scores for the class
 * @param terms what is known of every term
 */
public record Side(long reviews, double scoreSum, Map<String, RelevanceStatistic> terms) {
  /** Refuses a side without reviews, of which nothing can be said. */
  public Side {
    if (reviews < 1) {
      throw new IllegalArgumentException("a side must have reviews, had " + reviews);
    }
    terms = Map.copyOf(terms);
  }

  /** The mean score of a review. */
  double meanScore() {
    return scoreSum / reviews;
  }
}
