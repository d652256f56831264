package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.COUNT;
import static io.github.relevista.tables.ColumnType.Plain.EXACT;

import io.github.relevista.stats.ShiftedStatistic;

/**
 * The table {@code shifter_relevance}: the relevance of every term for {@code (polarity)} in reach
 * of negators, intensifiers and downtoners.
 */
public final class ShifterRelevance {
  /** The shifter, and its kind, of rows about all occurrences in reach of one or several. */
  public static final String ANY = "(any)";

  private static final Table.Declaration<ShiftedStatistic> COLUMNS =
      Table.named("shifter_relevance");

  public static final String LISTS =
      COLUMNS.key("shifter_lists", "hash of the lists of shifters and their reach");

  public static final String KIND =
      COLUMNS.key("shifter_kind", "negator, intensifier, downtoner or (any)");

  public static final String SHIFTER =
      COLUMNS.key(
          "shifter", "the word in whose reach the term stood, and in no other's; (any) of all");

  public static final String TERM = COLUMNS.key("term", "the word");

  public static final String OCCURRENCES =
      COLUMNS.sum(
          "occurrences", COUNT, ShiftedStatistic::occurrences, "occurrences of the term in reach");

  public static final String REVIEWS =
      COLUMNS.sum("reviews", COUNT, ShiftedStatistic::reviews, "reviews with one");

  public static final String REVIEW_OCCURRENCE_SQUARES =
      COLUMNS.sum(
          "review_occurrence_squares",
          COUNT,
          ShiftedStatistic::reviewOccurrenceSquares,
          "sum over reviews of the squared number of occurrences within the review");

  public static final String RELEVANCE_SUM =
      COLUMNS.sum("relevance_sum", EXACT, statistic -> statistic.word().sum(), "sum of relevances");

  public static final String REVIEW_SUM_SQUARES =
      COLUMNS.sum(
          "review_sum_squares",
          EXACT,
          statistic -> statistic.word().reviewSumOfSquares(),
          "sum over reviews of the squared sum within the review");

  public static final String REVIEW_SUM_OCCURRENCES =
      COLUMNS.sum(
          "review_sum_occurrences",
          EXACT,
          statistic -> statistic.word().reviewSumByOccurrences(),
          "sum over reviews of the sum within the review times the occurrences within it");

  public static final String JOINT_SUM =
      COLUMNS.sum(
          "joint_sum",
          EXACT,
          statistic -> statistic.joint().sum(),
          "sum of relevances, to each that of the shifter added; (any) has none to add");

  public static final String JOINT_REVIEW_SUM_SQUARES =
      COLUMNS.sum(
          "joint_review_sum_squares",
          EXACT,
          statistic -> statistic.joint().reviewSumOfSquares(),
          "the same as review_sum_squares of these");

  public static final String JOINT_REVIEW_SUM_OCCURRENCES =
      COLUMNS.sum(
          "joint_review_sum_occurrences",
          EXACT,
          statistic -> statistic.joint().reviewSumByOccurrences(),
          "the same as review_sum_occurrences of these");

  public static final Table<ShiftedStatistic> TABLE = COLUMNS.end();

  private ShifterRelevance() {}
}
