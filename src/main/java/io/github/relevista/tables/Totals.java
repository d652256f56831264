package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.COUNT;
import static io.github.relevista.tables.ColumnType.Plain.EXACT;

import io.github.relevista.stats.ReviewStatistic;

/** The table {@code totals}: reviews by the class explained, predicted class and label. */
public final class Totals {
  private static final Table.Declaration<ReviewStatistic> COLUMNS = Table.named("totals");

  public static final String CLASS =
      COLUMNS.key("class", "the class explained, or (polarity): the sum of class_polarity * score");

  public static final String PREDICTED_CLASS =
      COLUMNS.key("predicted_class", "the class that the model predicts");

  public static final String LABEL =
      COLUMNS.key("label", "the review's own label; null where it has none");

  public static final String REVIEWS =
      COLUMNS.sum("reviews", COUNT, ReviewStatistic::reviews, "reviews");

  public static final String UNITS =
      COLUMNS.sum(
          "units",
          COUNT,
          ReviewStatistic::units,
          "what of them was explained by itself: as many as reviews, or all their sentences");

  public static final String TOKENS =
      COLUMNS.sum("tokens", COUNT, ReviewStatistic::tokens, "their tokens");

  public static final String UNKNOWN_TOKENS =
      COLUMNS.sum(
          "unknown_tokens",
          COUNT,
          ReviewStatistic::unknownTokens,
          "those of them that the model does not know");

  public static final String DROPPED_TOKENS =
      COLUMNS.sum(
          "dropped_tokens",
          COUNT,
          ReviewStatistic::droppedTokens,
          "words beside them that the model does not read at all");

  public static final String SCORE_SUM =
      COLUMNS.sum("score_sum", EXACT, ReviewStatistic::scoreSum, "sum of the scores explained");

  public static final String SCORE_SUM_SQUARES =
      COLUMNS.sum(
          "score_sum_squares", EXACT, ReviewStatistic::scoreSumOfSquares, "sum of their squares");

  public static final String LEAKAGE_SUM =
      COLUMNS.sum(
          "leakage_sum",
          EXACT,
          statistic -> statistic.leakageSum().orElse(null),
          "sum of what relevances leave of scores; null for methods that do not add up");

  public static final String LEAKAGE_SUM_SQUARES =
      COLUMNS.sum(
          "leakage_sum_squares",
          EXACT,
          statistic -> statistic.leakageSumOfSquares().orElse(null),
          "sum of its squares");

  public static final String PADDING_SUM =
      COLUMNS.sum(
          "padding_sum",
          EXACT,
          statistic -> statistic.paddingSum().orElse(null),
          "sum of the relevances of pads; 0 of a model that reads none; null for methods that do"
              + " not add up");

  public static final String AMPLIFICATION_SUM =
      COLUMNS.sum(
          "amplification_sum",
          EXACT,
          statistic -> statistic.amplificationSum().orElse(null),
          "sum of how much larger relevances are than what they explain; null like leakage_sum");

  public static final String AMPLIFICATION_SUM_SQUARES =
      COLUMNS.sum(
          "amplification_sum_squares",
          EXACT,
          statistic -> statistic.amplificationSumOfSquares().orElse(null),
          "sum of its squares");

  public static final String AMPLIFICATION_MIN =
      COLUMNS.minimum(
          "amplification_min",
          EXACT,
          statistic -> statistic.amplificationMinimum().orElse(null),
          "the smallest of a review");

  public static final String AMPLIFICATION_MAX =
      COLUMNS.maximum(
          "amplification_max",
          EXACT,
          statistic -> statistic.amplificationMaximum().orElse(null),
          "the largest of a review");

  public static final String AMPLIFICATION_SKETCH =
      COLUMNS.sketch(
          "amplification_sketch",
          ReviewStatistic::amplificationSketch,
          "how those of reviews are distributed: what quantiles are read from; empty for methods"
              + " that do not add up");

  public static final String AMPLIFICATION_MEDIAN =
      quantile("amplification_median", 0.5, "half of the reviews");

  public static final String AMPLIFICATION_P99 =
      quantile("amplification_p99", 0.99, "all but a hundredth of the reviews");

  public static final Table<ReviewStatistic> TABLE = COLUMNS.end();

  private Totals() {}

  private static String quantile(String column, double part, String meaning) {
    return COLUMNS.quantile(
        column,
        new Role.Quantile<>(
            part,
            AMPLIFICATION_SKETCH,
            AMPLIFICATION_MIN,
            AMPLIFICATION_MAX,
            statistic -> statistic.amplificationQuantile(part).orElse(null)),
        "the amplification below which that of %s lies, within 1/128 of it; null like leakage_sum"
            .formatted(meaning));
  }
}
