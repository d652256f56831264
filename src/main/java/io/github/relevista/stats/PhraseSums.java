package io.github.relevista.stats;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Adds up a {@link PhraseStatistic}, review by review. */
public final class PhraseSums {
  private static final int OCCURRENCES = 0;
  private static final int REVIEWS = 1;
  private static final int OCCURRENCE_SQUARES = 2;
  private static final int PHRASE = 3;

  /** An exact sum of two longs for each word. */
  private static final int WORDS = PHRASE + ReviewSums.SIZE;

  /** Side by side, since there are many of them. */
  private final long[] values;

  /**
   * @param words number of words of the phrase
   */
  public PhraseSums(int words) {
    values = new long[WORDS + 2 * words];
  }

  /**
   * Adds a review.
   *
   * @param count occurrences in it, one or more
   * @param wordUnits sum of the relevances of each word there, as {@link FixedPoint} has it; their
   *     sum fits a long: [words or more]
   */
  public void addReview(long count, long[] wordUnits) {
    values[OCCURRENCES] += count;
    values[REVIEWS]++;
    values[OCCURRENCE_SQUARES] += count * count;
    long units = 0;
    for (int word = 0; word < words(); word++) {
      units += wordUnits[word];
      ExactSum.add(values, WORDS + 2 * word, wordUnits[word]);
    }
    ReviewSums.add(values, PHRASE, count, units);
  }

  private int words() {
    return (values.length - WORDS) / 2;
  }

  /** The statistic so far. */
  public PhraseStatistic statistic() {
    List<BigDecimal> words = new ArrayList<>();
    for (int word = 0; word < words(); word++) {
      words.add(ExactSum.decimal(values, WORDS + 2 * word));
    }
    return new PhraseStatistic(
        values[OCCURRENCES],
        values[REVIEWS],
        values[OCCURRENCE_SQUARES],
        ReviewSums.of(values, PHRASE),
        words);
  }
}
