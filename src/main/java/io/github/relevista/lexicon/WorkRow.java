package io.github.relevista.lexicon;

import io.github.relevista.resampling.Estimate;
import io.github.relevista.stats.Normal;
import io.github.relevista.stats.Proportion;
import io.github.relevista.stats.Ranking;

/**
 * How well the scores that a system gives reviews tell their labels.
 *
 * @param system what scores them
 * @param reviews how many
 * @param positives how many of them have a positive label
 * @param accuracy the share of reviews whose score has the sign of their label, a score of 0 being
 *     half right, with Wilson's interval
 * @param rocAuc the area under the ROC curve, with the interval of DeLong's error
 */
public record WorkRow(
    String system, long reviews, long positives, Estimate accuracy, Estimate rocAuc) {
  /**
   * The row of a system.
   *
   * @param scores of every review, one or more, above 0 for a positive one
   * @param positive which of them have a positive label: [reviews]
   * @param confidence of the intervals, in (0, 1)
   */
  public static WorkRow of(String system, double[] scores, boolean[] positive, double confidence) {
    double hits = 0;
    long positives = 0;
    for (int index = 0; index < scores.length; index++) {
      positives += positive[index] ? 1 : 0;
      hits += scores[index] == 0 ? 0.5 : scores[index] > 0 == positive[index] ? 1 : 0;
    }
    Proportion accuracy = Proportion.of(hits, scores.length, confidence);
    double area = Ranking.rocAuc(scores, positive);
    double margin = Normal.quantile((1 + confidence) / 2) * Ranking.rocAucError(scores, positive);
    return new WorkRow(
        system,
        scores.length,
        positives,
        new Estimate(accuracy.value(), accuracy.low(), accuracy.high()),
        new Estimate(area, Math.max(0, area - margin), Math.min(1, area + margin)));
  }
}
