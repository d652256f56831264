package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.COUNT;
import static io.github.relevista.tables.ColumnType.Plain.EXACT;

import io.github.relevista.stats.PhraseStatistic;
import java.util.List;

/**
 * The table {@code phrase_relevance}: the relevance of frequent phrases of two and of three words
 * for every target.
 */
public final class PhraseRelevance {
  private static final Table.Declaration<PhraseStatistic> COLUMNS = Table.named("phrase_relevance");

  public static final String CLASS =
      COLUMNS.key("class", "the class explained, or (polarity): the sum of class_polarity * score");

  public static final String FIRST = COLUMNS.key("first_word", "the first word");

  public static final String SECOND = COLUMNS.key("second_word", "the word behind it");

  public static final String THIRD =
      COLUMNS.key("third_word", "the word behind that; null of phrases of two words");

  /** The columns of the words, in their order. */
  public static final List<String> WORDS = List.of(FIRST, SECOND, THIRD);

  public static final String OCCURRENCES =
      COLUMNS.sum(
          "occurrences",
          COUNT,
          PhraseStatistic::occurrences,
          "occurrences of the phrase, none of which shares a word with another");

  public static final String REVIEWS =
      COLUMNS.sum("reviews", COUNT, PhraseStatistic::reviews, "reviews with one");

  public static final String REVIEW_OCCURRENCE_SQUARES =
      COLUMNS.sum(
          "review_occurrence_squares",
          COUNT,
          PhraseStatistic::reviewOccurrenceSquares,
          "sum over reviews of the squared number of occurrences within the review");

  public static final String RELEVANCE_SUM =
      COLUMNS.sum(
          "relevance_sum",
          EXACT,
          statistic -> statistic.phrase().sum(),
          "sum of relevances, of all words of the phrase");

  public static final String REVIEW_SUM_SQUARES =
      COLUMNS.sum(
          "review_sum_squares",
          EXACT,
          statistic -> statistic.phrase().reviewSumOfSquares(),
          "sum over reviews of the squared sum within the review");

  public static final String REVIEW_SUM_OCCURRENCES =
      COLUMNS.sum(
          "review_sum_occurrences",
          EXACT,
          statistic -> statistic.phrase().reviewSumByOccurrences(),
          "sum over reviews of the sum within the review times the occurrences within it");

  /** The columns of what each word has inside of the phrase, in their order. */
  public static final List<String> WORD_SUMS =
      List.of(
          word("first_sum", 0, "first"),
          word("second_sum", 1, "second"),
          word("third_sum", 2, "third"));

  public static final Table<PhraseStatistic> TABLE = COLUMNS.end();

  private PhraseRelevance() {}

  private static String word(String column, int word, String which) {
    return COLUMNS.sum(
        column,
        EXACT,
        statistic -> word < statistic.words().size() ? statistic.words().get(word) : null,
        "sum of the relevances of the %s word inside of the phrase".formatted(which));
  }
}
