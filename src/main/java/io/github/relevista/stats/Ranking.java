package io.github.relevista.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well scores put the positive before the negative. Equal scores are no order: the figures are
 * those that all their orders have in the mean (area) or at their common end (precision).
 */
public final class Ranking {
  private Ranking() {}

  /**
   * The area under the ROC curve: the share of pairs of a positive and a negative where the
   * positive has the higher score, equal scores counting a half (Hanley and McNeil: The Meaning and
   * Use of the Area under a ROC Curve, 1982).
   *
   * @param scores finite
   * @param positive which of them belong to positives, of the same length
   * @return in [0, 1]; NaN where either kind is missing
   */
  public static double rocAuc(double[] scores, boolean[] positive) {
    double[] ranks = ranks(scores);
    double sum = 0;
    long positives = 0;
    for (int index = 0; index < scores.length; index++) {
      if (positive[index]) {
        sum += ranks[index];
        positives++;
      }
    }
    long negatives = scores.length - positives;
    return (sum - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
  }

  /**
   * The standard error of {@link #rocAuc}, positives and negatives being drawn: √(S₁ / m + S₀ / n),
   * S being the variance over the m positives (the n negatives) of the share of the other kind that
   * each is in order with (DeLong, DeLong and Clarke-Pearson: Comparing the Areas under Two or More
   * Correlated Receiver Operating Characteristic Curves, 1988).
   *
   * @param scores finite
   * @param positive which of them belong to positives, of the same length
   * @return NaN where there are fewer than two of either kind
   */
  public static double rocAucError(double[] scores, boolean[] positive) {
    double[] all = ranks(scores);
    return Math.sqrt(
        variance(scores, positive, all, true) + variance(scores, positive, all, false));
  }

  /** The variance of the mean share of the other kind that those of a kind lie above. */
  private static double variance(double[] scores, boolean[] positive, double[] all, boolean kind) {
    int[] own =
        IntStream.range(0, scores.length).filter(index -> positive[index] == kind).toArray();
    double[] among = ranks(IntStream.of(own).mapToDouble(index -> scores[index]).toArray());
    int others = scores.length - own.length;
    double sum = 0;
    double squares = 0;
    for (int place = 0; place < own.length; place++) {
      double share = (all[own[place]] - among[place]) / others;
      sum += share;
      squares += share * share;
    }
    double spread = Math.max(0, squares - sum * sum / own.length);
    return own.length < 2 || others < 2 ? Double.NaN : spread / (own.length - 1) / own.length;
  }

  /**
   * The average precision: Σ (Rₖ − Rₖ₋₁) · Pₖ over the different scores from the highest, with
   * precision P and recall R of everything down to that score.
   *
   * @param scores finite
   * @param positive which of them belong to positives, of the same length
   * @return in (0, 1]; NaN where there is no positive
   */
  public static double averagePrecision(double[] scores, boolean[] positive) {
    int[] order = ascending(scores);
    double sum = 0;
    long seen = 0;
    long hits = 0;
    for (int end = order.length - 1; end >= 0; ) {
      double score = scores[order[end]];
      long added = 0;
      for (; end >= 0 && scores[order[end]] == score; end--) {
        added += positive[order[end]] ? 1 : 0;
        seen++;
      }
      hits += added;
      sum += added * ((double) hits / seen);
    }
    return sum / hits;
  }

  /**
   * The rank of each value from 1, the lowest; equal values share the mean of their ranks.
   *
   * @param values without NaN
   */
  public static double[] ranks(double... values) {
    int[] order = ascending(values);
    double[] ranks = new double[values.length];
    for (int begin = 0; begin < order.length; ) {
      int end = begin;
      while (end < order.length && values[order[end]] == values[order[begin]]) {
        end++;
      }
      for (int place = begin; place < end; place++) {
        ranks[order[place]] = (begin + 1 + end) / 2.0;
      }
      begin = end;
    }
    return ranks;
  }

  static int[] ascending(double[] values) {
    return IntStream.range(0, values.length)
        .boxed()
        .sorted(Comparator.comparingDouble(index -> values[index]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
