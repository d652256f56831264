package io.github.relevista.settings;

import java.util.Optional;

/**
 * Word vectors that {@code train} makes first, of reviews without labels.
 *
 * @param files the reviews
 * @param vectors how their words get vectors
 */
public record PretrainSettings(FileSettings files, Vectors vectors) {
  /** How the keys of these settings begin. */
  static final String PREFIX = "pretrain_";

  /**
   * How words get vectors: the parameters of Word2Vec.
   *
   * @param window words on either side that a word is told by, at least 1
   * @param minimumCount occurrences in the corpus that a word needs, at least 1
   * @param maximumTerms words that get a vector at most, the most frequent ones
   * @param iterations passes over the corpus, at least 1
   * @param stepSize the learning rate at its highest, in (0, 1]
   * @param partitions parts that are learned from side by side, at least 1
   * @param seed of everything random
   */
  public record Vectors(
      int window,
      int minimumCount,
      int maximumTerms,
      int iterations,
      double stepSize,
      int partitions,
      long seed) {}

  /** Empty where no corpus is named. */
  static Optional<PretrainSettings> of(SettingReader reader) {
    PretrainSettings settings =
        new PretrainSettings(FileSettings.of(reader, "pretrain", PREFIX), vectors(reader));
    return settings.files().paths().isEmpty() ? Optional.empty() : Optional.of(settings);
  }

  private static Vectors vectors(SettingReader reader) {
    return new Vectors(
        (int) reader.count(PREFIX + "window", 5, 1, 100),
        (int) reader.count(PREFIX + "minimum_count", 5, 1, Integer.MAX_VALUE - 1),
        (int) reader.count(PREFIX + "terms", 30_000, 1, 1_000_000),
        (int) reader.count(PREFIX + "iterations", 5, 1, 1_000),
        reader.number(PREFIX + "step_size", 0.025, rate -> rate > 0 && rate <= 1, "in (0, 1]"),
        (int) reader.count(PREFIX + "partitions", 1, 1, 10_000),
        reader.count(PREFIX + "seed", 1, Long.MIN_VALUE, Long.MAX_VALUE));
  }
}
