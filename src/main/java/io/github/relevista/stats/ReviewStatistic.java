package io.github.relevista.stats;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
  private long amplificationMinimum = Long.MAX_VALUE;
  private long amplificationMaximum;
  private final ExactSum scoreSum = new ExactSum();
  private final ExactSum scoreSumOfSquares = new ExactSum();
  private final ExactSum leakageSum = new ExactSum();
  private final ExactSum leakageSumOfSquares = new ExactSum();
  private final ExactSum paddingSum = new ExactSum();
  private final ExactSum amplificationSum = new ExactSum();
  private final ExactSum amplificationSumOfSquares = new ExactSum();

  /** By {@linkplain FloatBins bin}, how many amplifications lie in it. */
  private final SortedMap<Integer, Long> amplificationBins = new TreeMap<>();

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
    amplificationMinimum = Math.min(amplificationMinimum, amplificationUnits);
    amplificationMaximum = Math.max(amplificationMaximum, amplificationUnits);
    amplificationBins.merge(FloatBins.bin(FixedPoint.nearest(amplificationUnits)), 1L, Long::sum);
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
    amplificationMinimum = Math.min(amplificationMinimum, other.amplificationMinimum);
    amplificationMaximum = Math.max(amplificationMaximum, other.amplificationMaximum);
    other.amplificationBins.forEach((bin, count) -> amplificationBins.merge(bin, count, Long::sum));
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

  /** The smallest of them; empty like {@link #leakageSum}. */
  public Optional<BigDecimal> amplificationMinimum() {
    return ofAddingUp(FixedPoint.decimal(amplificationMinimum));
  }

  /** The largest of them; empty like {@link #leakageSum}. */
  public Optional<BigDecimal> amplificationMaximum() {
    return ofAddingUp(FixedPoint.decimal(amplificationMaximum));
  }

  /** How they are distributed; of none where {@link #leakageSum} is empty. */
  public Sketch amplificationSketch() {
    return Sketch.ofCounts(amplificationBins);
  }

  /**
   * The amplification below which a share of the reviews lies: that of rank ⌈share · reviews⌉,
   * within 1/128 of it; empty like {@link #leakageSum}.
   *
   * @param part the share, in (0, 1]
   */
  public Optional<Double> amplificationQuantile(double part) {
    if (addingUp == 0) {
      return Optional.empty();
    }
    double least = FixedPoint.decimal(amplificationMinimum).doubleValue();
    double largest = FixedPoint.decimal(amplificationMaximum).doubleValue();
    double middle = amplificationSketch().quantile(part);
    return Optional.of(Math.max(least, Math.min(largest, middle)));
  }

  private Optional<BigDecimal> ofAddingUp(BigDecimal value) {
    return addingUp == 0 ? Optional.empty() : Optional.of(value);
  }

  /** Sum of the relevances of pads; empty where no review's relevances are meant to add up. */
  public Optional<BigDecimal> paddingSum() {
    return ofAddingUp(paddingSum.decimal());
  }
}
