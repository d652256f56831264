package io.github.relevista.stats;

/** Adds up a {@link ShiftedStatistic}, review by review. */
public final class ShiftedSums {
  private static final int OCCURRENCES = 0;
  private static final int REVIEWS = 1;
  private static final int OCCURRENCE_SQUARES = 2;

  /** Three exact sums of two longs each, of the word and behind them of both. */
  private static final int WORD = 3;

  private static final int JOINT = 9;
  private static final int SIZE = 15;

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
    add(WORD, count, units);
    add(JOINT, count, jointUnits);
  }

  private void add(int place, long count, long units) {
    ExactSum.add(values, place, units);
    ExactSum.addSquare(values, place + 2, units);
    ExactSum.addProduct(values, place + 4, units, count);
  }

  /** The statistic so far. */
  public ShiftedStatistic statistic() {
    return new ShiftedStatistic(
        values[OCCURRENCES],
        values[REVIEWS],
        values[OCCURRENCE_SQUARES],
        reviewSums(WORD),
        reviewSums(JOINT));
  }

  private ShiftedStatistic.ReviewSums reviewSums(int place) {
    return new ShiftedStatistic.ReviewSums(
        ExactSum.decimal(values, place),
        ExactSum.decimal(values, place + 2),
        ExactSum.decimal(values, place + 4));
  }
}
