package io.github.relevista.stats;

/** Adds up a {@link ShiftedStatistic}, review by review. */
public final class ShiftedSums {
  private static final int OCCURRENCES = 0;
  private static final int REVIEWS = 1;
  private static final int OCCURRENCE_SQUARES = 2;

  /** Sums of the word and behind them of both. */
  private static final int WORD = 3;

  private static final int JOINT = WORD + ReviewSums.SIZE;
  private static final int SIZE = JOINT + ReviewSums.SIZE;

  /** Side by side, since there are many of them. */
  private final long[] values = new long[SIZE];

  /**
   * Adds a review.
   *
   * @param count occurrences in it, one or more
   * @param units sum of their relevances, as {@link FixedPoint} has it
   * @param jointUnits the same with the relevance of the shifting word added to each
   */
  public void addReview(long count, long units, long jointUnits) {
    values[OCCURRENCES] += count;
    values[REVIEWS]++;
    values[OCCURRENCE_SQUARES] += count * count;
    ReviewSums.add(values, WORD, count, units);
    ReviewSums.add(values, JOINT, count, jointUnits);
  }

  /** The statistic so far. */
  public ShiftedStatistic statistic() {
    return new ShiftedStatistic(
        values[OCCURRENCES],
        values[REVIEWS],
        values[OCCURRENCE_SQUARES],
        ReviewSums.of(values, WORD),
        ReviewSums.of(values, JOINT));
  }
}
