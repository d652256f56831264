package io.github.relevista.stats;

import java.math.BigDecimal;

/**
 * What is known of the relevance of one term for one class, exactly and whatever the order in which
 * it came. Two such statistics merge by adding up their counts and sums and by taking the smaller
 * minimum and the larger maximum. Relevances come as {@linkplain FixedPoint fixed-point} units.
 */
public final class RelevanceStatistic {
  private long occurrences;
  private long reviews;
  private long positiveOccurrences;
  private long minimum = Long.MAX_VALUE;
  private long maximum = Long.MIN_VALUE;
  private final ExactSum sum = new ExactSum();
  private final ExactSum sumOfSquares = new ExactSum();
  private final ExactSum reviewSumOfSquares = new ExactSum();

  /** Adds one occurrence of the term; it counts once its review is closed. */
  public void addOccurrence(long relevanceUnits) {
    // The sign bit of −units: 1 above zero.
    positiveOccurrences += -relevanceUnits >>> (Long.SIZE - 1);
    minimum = Math.min(minimum, relevanceUnits);
    maximum = Math.max(maximum, relevanceUnits);
    sumOfSquares.addSquare(relevanceUnits);
  }

  /**
   * Closes a review in which the term occurred.
   *
   * @param occurrencesInReview how often
   * @param sumUnits the sum of the relevances of its occurrences there
   */
  public void addReview(long occurrencesInReview, long sumUnits) {
    occurrences += occurrencesInReview;
    reviews++;
    sum.add(sumUnits);
    reviewSumOfSquares.addSquare(sumUnits);
  }

  /** Number of occurrences. */
  public long occurrences() {
    return occurrences;
  }

  /** Number of reviews with an occurrence. */
  public long reviews() {
    return reviews;
  }

  /** Number of occurrences of a relevance above zero. */
  public long positiveOccurrences() {
    return positiveOccurrences;
  }

  /** Smallest relevance; only where there is an occurrence. */
  public BigDecimal minimum() {
    return FixedPoint.decimal(minimum);
  }

  /** Largest relevance; only where there is an occurrence. */
  public BigDecimal maximum() {
    return FixedPoint.decimal(maximum);
  }

  /** Sum of the relevances. */
  public BigDecimal sum() {
    return sum.decimal();
  }

  /** Sum of the squared relevances, each square rounded once to twelve places. */
  public BigDecimal sumOfSquares() {
    return sumOfSquares.decimal();
  }

  /** Sum over reviews of the squared sum within the review, each square rounded once. */
  public BigDecimal reviewSumOfSquares() {
    return reviewSumOfSquares.decimal();
  }
}
