package io.github.relevista.stats;

import java.math.BigDecimal;

/**
 * What is known of the relevance of one term for one class. A {@link RelevanceTable} makes them, of
 * single reviews; they {@linkplain #merge merge} exactly. Decimals have twelve places.
 *
 * <p>A share is a relevance over the sum of the magnitudes of all relevances of its unit: robust
 * where the relevances of single reviews are out of all proportion.
 *
 * @param occurrences number of occurrences, one or more
 * @param reviews number of reviews with an occurrence
 * @param positiveOccurrences number of occurrences of a relevance above zero
 * @param reviewOccurrenceSquares sum over reviews of the squared number of occurrences within it
 * @param minimum smallest relevance
 * @param maximum largest relevance
 * @param relevance sums of the relevances
 * @param share sums of the shares, each from −1 to 1
 * @param sketch how the relevances are distributed
 */
public record RelevanceStatistic(
    long occurrences,
    long reviews,
    long positiveOccurrences,
    long reviewOccurrenceSquares,
    BigDecimal minimum,
    BigDecimal maximum,
    ClusteredSums relevance,
    ClusteredSums share,
    Sketch sketch) {

  /** What is known of the term from the reviews of both: none may be in either. */
  public RelevanceStatistic merge(RelevanceStatistic other) {
    return new RelevanceStatistic(
        occurrences + other.occurrences,
        reviews + other.reviews,
        positiveOccurrences + other.positiveOccurrences,
        reviewOccurrenceSquares + other.reviewOccurrenceSquares,
        minimum.min(other.minimum),
        maximum.max(other.maximum),
        relevance.merge(other.relevance),
        share.merge(other.share),
        sketch.merge(other.sketch));
  }

  /**
   * The relevance below which a share of all occurrences lies: that of rank ⌈share · occurrences⌉,
   * within 1/128 of it.
   *
   * @param part the share, in (0, 1]
   */
  public double quantile(double part) {
    double middle = sketch.quantile(part);
    return Math.max(minimum.doubleValue(), Math.min(maximum.doubleValue(), middle));
  }

  /** The mean relevance of an occurrence, and how far occurrences lie from it. */
  public MeanAndDeviation meanAndDeviation() {
    return relevance.meanAndDeviation(occurrences);
  }

  /** The mean share of an occurrence, and how far occurrences lie from it. */
  public MeanAndDeviation shareMeanAndDeviation() {
    return share.meanAndDeviation(occurrences);
  }

  /** The standard error of the mean relevance, reviews being drawn; NaN of a single review. */
  public double standardError() {
    return relevance.standardError(reviews, occurrences, reviewOccurrenceSquares);
  }

  /** The standard error of the mean share, reviews being drawn; NaN of a single review. */
  public double shareStandardError() {
    return share.standardError(reviews, occurrences, reviewOccurrenceSquares);
  }
}
