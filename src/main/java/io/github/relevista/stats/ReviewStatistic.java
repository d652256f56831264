package io.github.relevista.stats;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is known of a set of reviews for one class, exactly and whatever the order in which it came.
 * Two such statistics merge exactly.
 */
public final class ReviewStatistic {
  private long reviews;
  private long units;
  private long tokens;
  private long unknownTokens;
  private long droppedTokens;
  private long addingUp;
  private long amplificationMaximum;
  private final ExactSum scoreSum = new ExactSum();
  private final ExactSum scoreSumOfSquares = new ExactSum();
  private final ExactSum leakageSum = new ExactSum();
  private final ExactSum leakageSumOfSquares = new ExactSum();
  private final ExactSum paddingSum = new ExactSum();
  private final ExactSum amplificationSum = new ExactSum();
  private final ExactSum amplificationSumOfSquares = new ExactSum();

  /**
   * Adds one review.
   *
   * @param unitCount its units, of which each was explained by itself; at least 1
   * @param tokenCount its tokens
   * @param unknownCount those of them that the model does not know
   * @param droppedCount words that are none of its tokens, since the model does not read such
   * @param scoreUnits its score for the class, in fixed-point units
   */
  public void add(
      int unitCount, int tokenCount, int unknownCount, int droppedCount, long scoreUnits) {
    reviews++;
    units += unitCount;
    tokens += tokenCount;
    unknownTokens += unknownCount;
    droppedTokens += droppedCount;
    scoreSum.add(scoreUnits);
    scoreSumOfSquares.addSquare(scoreUnits);
  }

  /**
   * Adds how the relevances of a review add up, where its method is meant to make them do so.
   *
   * @param leakageUnits what they leave of the review's score, in fixed-point units
   * @param paddingUnits the relevance of its pads, in fixed-point units
   * @param amplificationUnits how much larger they are than what they explain, in fixed-point
   *     units, 0 or above
   */
  public void addUp(long leakageUnits, long paddingUnits, long amplificationUnits) {
    addingUp++;
    leakageSum.add(leakageUnits);
    leakageSumOfSquares.addSquare(leakageUnits);
    paddingSum.add(paddingUnits);
    amplificationSum.add(amplificationUnits);
    amplificationSumOfSquares.addSquare(amplificationUnits);
    amplificationMaximum = Math.max(amplificationMaximum, amplificationUnits);
  }

  /** Adds what another statistic has seen of other reviews for the same class. */
  public void merge(ReviewStatistic other) {
    reviews += other.reviews;
    units += other.units;
    tokens += other.tokens;
    unknownTokens += other.unknownTokens;
    droppedTokens += other.droppedTokens;
    addingUp += other.addingUp;
    scoreSum.merge(other.scoreSum);
    scoreSumOfSquares.merge(other.scoreSumOfSquares);
    leakageSum.merge(other.leakageSum);
    leakageSumOfSquares.merge(other.leakageSumOfSquares);
    paddingSum.merge(other.paddingSum);
    amplificationSum.merge(other.amplificationSum);
    amplificationSumOfSquares.merge(other.amplificationSumOfSquares);
    amplificationMaximum = Math.max(amplificationMaximum, other.amplificationMaximum);
  }

  /** Number of reviews. */
  public long reviews() {
    return reviews;
  }

  /** Number of units that were explained each by itself. */
  public long units() {
    return units;
  }

  /** Number of tokens. */
  public long tokens() {
    return tokens;
  }

  /** Number of tokens that the model does not know. */
  public long unknownTokens() {
    return unknownTokens;
  }

  /** Number of words that are no tokens, since the model does not read such. */
  public long droppedTokens() {
    return droppedTokens;
  }

  /** Sum of the scores. */
  public BigDecimal scoreSum() {
    return scoreSum.decimal();
  }

  /** Sum of the squared scores, each square rounded once to twelve places. */
  public BigDecimal scoreSumOfSquares() {
    return scoreSumOfSquares.decimal();
  }

  /** Sum of what the relevances leave unexplained; empty where no review had any such thing. */
  public Optional<BigDecimal> leakageSum() {
    return ofAddingUp(leakageSum.decimal());
  }

  /** Sum of its squares, each rounded once; empty where no review had any such thing. */
  public Optional<BigDecimal> leakageSumOfSquares() {
    return ofAddingUp(leakageSumOfSquares.decimal());
  }

  /** Sum of the amplifications; empty like {@link #leakageSum}. */
  public Optional<BigDecimal> amplificationSum() {
    return ofAddingUp(amplificationSum.decimal());
  }

  /** Sum of their squares, each rounded once; empty like {@link #leakageSum}. */
  public Optional<BigDecimal> amplificationSumOfSquares() {
    return ofAddingUp(amplificationSumOfSquares.decimal());
  }

  /** The largest of them; empty like {@link #leakageSum}. */
  public Optional<BigDecimal> amplificationMaximum() {
    return ofAddingUp(FixedPoint.decimal(amplificationMaximum));
  }

  private Optional<BigDecimal> ofAddingUp(BigDecimal value) {
    return addingUp == 0 ? Optional.empty() : Optional.of(value);
  }

  /** Sum of the relevances of pads; empty where no review's relevances are meant to add up. */
  public Optional<BigDecimal> paddingSum() {
    return ofAddingUp(paddingSum.decimal());
  }
}
