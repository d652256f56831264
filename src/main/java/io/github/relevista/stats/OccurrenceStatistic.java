package io.github.relevista.stats;

/** How often and in how many reviews a term occurred. */
public final class OccurrenceStatistic {
  private long occurrences;
  private long reviews;

  /** Adds a review in which the term occurred the given number of times. */
  public void addReview(int occurrencesInReview) {
    occurrences += occurrencesInReview;
    reviews++;
  }

  /** Adds what another statistic has seen of the same term in other reviews. */
  public void merge(OccurrenceStatistic other) {
    occurrences += other.occurrences;
    reviews += other.reviews;
  }

  /** Number of occurrences. */
  public long occurrences() {
    return occurrences;
  }

  /** Number of reviews with an occurrence. */
  public long reviews() {
    return reviews;
  }
}
