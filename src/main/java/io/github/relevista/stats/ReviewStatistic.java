package io.github.relevista.stats;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is known of a set of reviews for one class, exactly and whatever the order in which it came.
 * Two such statistics merge exactly.
 */
public final class ReviewStatistic {
  private long reviews;
  private long tokens;
  private long unknownTokens;
  private long leakages;
  private final ExactSum scoreSum = new ExactSum();
  private final ExactSum scoreSumOfSquares = new ExactSum();
  private final ExactSum leakageSum = new ExactSum();
  private final ExactSum leakageSumOfSquares = new ExactSum();
  private final ExactSum paddingSum = new ExactSum();

  /**
   * Adds one review.
   *
   * @param tokenCount its tokens
   * @param unknownCount those of them that the model does not know
   * @param scoreUnits its score for the class, in fixed-point units
   */
  public void add(int tokenCount, int unknownCount, long scoreUnits) {
    reviews++;
    tokens += tokenCount;
    unknownTokens += unknownCount;
    scoreSum.add(scoreUnits);
    scoreSumOfSquares.addSquare(scoreUnits);
  }

  /**
   * Adds what the relevances of a review leave unexplained, where its method has such a thing.
   *
   * @param leakageUnits the review's score less its relevances, in fixed-point units
   * @param paddingUnits of these the relevance of its pads
   */
  public void addLeakage(long leakageUnits, long paddingUnits) {
    leakages++;
    leakageSum.add(leakageUnits);
    leakageSumOfSquares.addSquare(leakageUnits);
    paddingSum.add(paddingUnits);
  }

  /** Adds what another statistic has seen of other reviews for the same class. */
  public void merge(ReviewStatistic other) {
    reviews += other.reviews;
    tokens += other.tokens;
    unknownTokens += other.unknownTokens;
    leakages += other.leakages;
    scoreSum.merge(other.scoreSum);
    scoreSumOfSquares.merge(other.scoreSumOfSquares);
    leakageSum.merge(other.leakageSum);
    leakageSumOfSquares.merge(other.leakageSumOfSquares);
    paddingSum.merge(other.paddingSum);
  }

  /** Number of reviews. */
  public long reviews() {
    return reviews;
  }

  /** Number of tokens. */
  public long tokens() {
    return tokens;
  }

  /** Number of tokens that the model does not know. */
  public long unknownTokens() {
    return unknownTokens;
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
    return leakages == 0 ? Optional.empty() : Optional.of(leakageSum.decimal());
  }

  /** Sum of its squares, each rounded once; empty where no review had any such thing. */
  public Optional<BigDecimal> leakageSumOfSquares() {
    return leakages == 0 ? Optional.empty() : Optional.of(leakageSumOfSquares.decimal());
  }

  /** Sum of the relevances of pads; empty where no review's relevances are meant to add up. */
  public Optional<BigDecimal> paddingSum() {
    return leakages == 0 ? Optional.empty() : Optional.of(paddingSum.decimal());
  }
}
