package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.COUNT;
import static io.github.relevista.tables.ColumnType.Plain.EXACT;
import static io.github.relevista.tables.ColumnType.Plain.NUMBER;

import io.github.relevista.stats.RelevanceStatistic;

/** The table {@code word_relevance}: the relevance of every term for every target. */
public final class WordRelevance {
  private static final Table.Declaration<RelevanceStatistic> COLUMNS =
      Table.named("word_relevance");

  public static final String CLASS =
      COLUMNS.key("class", "the class explained, or (polarity): the sum of class_polarity * score");

  public static final String TERM = COLUMNS.key("term", "the word");

  public static final String OCCURRENCES =
      COLUMNS.sum(
          "occurrences", COUNT, RelevanceStatistic::occurrences, "how often the term occurred");

  public static final String REVIEWS =
      COLUMNS.sum("reviews", COUNT, RelevanceStatistic::reviews, "reviews with an occurrence");

  public static final String RELEVANCE_SUM =
      COLUMNS.sum(
          "relevance_sum", EXACT, statistic -> statistic.relevance().sum(), "sum of relevances");

  public static final String RELEVANCE_SUM_SQUARES =
      COLUMNS.sum(
          "relevance_sum_squares",
          EXACT,
          statistic -> statistic.relevance().sumOfSquares(),
          "sum of squared relevances");

  public static final String REVIEW_SUM_SQUARES =
      COLUMNS.sum(
          "review_sum_squares",
          EXACT,
          statistic -> statistic.relevance().reviewSumOfSquares(),
          "sum over reviews of the squared sum within the review");

  public static final String REVIEW_SUM_OCCURRENCES =
      COLUMNS.sum(
          "review_sum_occurrences",
          EXACT,
          statistic -> statistic.relevance().reviewSumByOccurrences(),
          "sum over reviews of the sum within the review times the occurrences within it");

  public static final String REVIEW_OCCURRENCE_SQUARES =
      COLUMNS.sum(
          "review_occurrence_squares",
          COUNT,
          RelevanceStatistic::reviewOccurrenceSquares,
          "sum over reviews of the squared number of occurrences within the review");

  public static final String SHARE_SUM =
      COLUMNS.sum(
          "share_sum",
          EXACT,
          statistic -> statistic.share().sum(),
          "sum of shares: the relevance over the sum of all magnitudes of its unit, or 0 of 0");

  public static final String SHARE_SUM_SQUARES =
      COLUMNS.sum(
          "share_sum_squares",
          EXACT,
          statistic -> statistic.share().sumOfSquares(),
          "sum of squared shares");

  public static final String REVIEW_SHARE_SUM_SQUARES =
      COLUMNS.sum(
          "review_share_sum_squares",
          EXACT,
          statistic -> statistic.share().reviewSumOfSquares(),
          "sum over reviews of the squared sum of shares within the review");

  public static final String REVIEW_SHARE_SUM_OCCURRENCES =
      COLUMNS.sum(
          "review_share_sum_occurrences",
          EXACT,
          statistic -> statistic.share().reviewSumByOccurrences(),
          "sum over reviews of the sum of shares within the review times the occurrences within"
              + " it");

  public static final String RELEVANCE_MIN =
      COLUMNS.minimum("relevance_min", EXACT, RelevanceStatistic::minimum, "smallest relevance");

  public static final String RELEVANCE_MAX =
      COLUMNS.maximum("relevance_max", EXACT, RelevanceStatistic::maximum, "largest relevance");

  public static final String POSITIVE_OCCURRENCES =
      COLUMNS.sum(
          "positive_occurrences",
          COUNT,
          RelevanceStatistic::positiveOccurrences,
          "occurrences of a relevance above zero");

  public static final String SKETCH =
      COLUMNS.sketch(
          "sketch",
          RelevanceStatistic::sketch,
          "how the relevances of occurrences are distributed: what quantiles are read from");

  public static final String MEAN =
      COLUMNS.derived(
          "mean",
          NUMBER,
          "cast(relevance_sum as double) / occurrences",
          statistic -> statistic.meanAndDeviation().mean(),
          "mean relevance of an occurrence");

  public static final String STDDEV =
      COLUMNS.derived(
          "stddev",
          NUMBER,
          "case when occurrences > 1 then sqrt(greatest(cast(relevance_sum_squares as double) -"
              + " cast(relevance_sum as double) * cast(relevance_sum as double) / occurrences, 0D)"
              + " / (occurrences - 1)) end",
          statistic ->
              statistic.occurrences() > 1 ? statistic.meanAndDeviation().deviation() : null,
          "standard deviation of the relevances of occurrences; null where there is one");

  public static final String MEAN_SHARE =
      COLUMNS.derived(
          "mean_share",
          NUMBER,
          "cast(share_sum as double) / occurrences",
          statistic -> statistic.shareMeanAndDeviation().mean(),
          "mean share of an occurrence");

  public static final String P05 = quantile("p05", 0.05, "a twentieth");

  public static final String MEDIAN = quantile("median", 0.5, "half");

  public static final String P95 = quantile("p95", 0.95, "all but a twentieth");

  public static final Table<RelevanceStatistic> TABLE = COLUMNS.end();

  private WordRelevance() {}

  private static String quantile(String column, double part, String meaning) {
    return COLUMNS.quantile(
        column,
        new Role.Quantile<>(
            part, SKETCH, RELEVANCE_MIN, RELEVANCE_MAX, statistic -> statistic.quantile(part)),
        "the relevance below which %s of the occurrences lie, within 1/128 of it"
            .formatted(meaning));
  }
}
