package io.github.relevista.stats;

import java.math.BigDecimal;
import java.util.List;

/**
 * What is known of the relevance of one phrase for one class: of its words together, enough for a
 * mean with an error that is clustered by review, and of each word by itself, so that it can be
 * taken away from what the word has in all. Counts and sums of several parts of a corpus add up.
 * Decimals have twelve places.
 *
 * @param occurrences number of occurrences, one or more, none of which shares a word with another
 * @param reviews number of reviews with one
 * @param reviewOccurrenceSquares sum over reviews of the squared number of occurrences within it
 * @param phrase sums of what the words of an occurrence have together
 * @param words sum of relevances of each word, in the order of the phrase: [2 or 3]
 */
public record PhraseStatistic(
    long occurrences,
    long reviews,
    long reviewOccurrenceSquares,
    ReviewSums phrase,
    List<BigDecimal> words) {
  /** Copies the list. */
  public PhraseStatistic {
    words = List.copyOf(words);
  }

  /** The mean relevance of an occurrence, its words together. */
  public ClusteredMean mean() {
    return phrase.mean(reviews, occurrences, reviewOccurrenceSquares);
  }
}
