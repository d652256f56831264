package io.github.relevista.spark.pretrain;

import java.util.Map;

/**
 * What came of making word vectors.
 *
 * @param reviews rows that were learned from
 * @param rejected rows that were left out, by the code of the reason
 * @param terms words that got a vector
 * @param minimumCount how often each of them occurs at least
 */
public record PretrainingResult(
    long reviews, Map<String, Long> rejected, int terms, long minimumCount) {
  /** Copies the counts. */
  public PretrainingResult {
    rejected = Map.copyOf(rejected);
  }
}
