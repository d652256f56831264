package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.COUNT;
import static io.github.relevista.tables.ColumnType.Plain.EXACT;
import static io.github.relevista.tables.ColumnType.Plain.NUMBER;

import io.github.relevista.stats.RelevanceStatistic;

/** The relevance of every term for every class by every method: what word tables are ranked by. */
public final class MethodWords {
  private static final Table.Declaration<RelevanceStatistic> COLUMNS = Table.named("word_tables");

  public static final String METHOD = COLUMNS.key("method", "the method of explanation");

  public static final String CLASS = COLUMNS.key("class", "the class explained");

  public static final String TERM = COLUMNS.key("term", "the word");

  public static final String OCCURRENCES =
      COLUMNS.sum(
          "occurrences", COUNT, RelevanceStatistic::occurrences, "how often the term occurred");

  public static final String RELEVANCE_SUM =
      COLUMNS.sum(
          "relevance_sum", EXACT, statistic -> statistic.relevance().sum(), "sum of relevances");

  public static final String MINIMUM =
      COLUMNS.minimum("relevance_min", EXACT, RelevanceStatistic::minimum, "smallest relevance");

  public static final String MAXIMUM =
      COLUMNS.maximum("relevance_max", EXACT, RelevanceStatistic::maximum, "largest relevance");

  public static final String MEAN =
      COLUMNS.derived(
          "mean",
          NUMBER,
          "cast(relevance_sum as double) / occurrences",
          statistic -> statistic.meanAndDeviation().mean(),
          "mean relevance of an occurrence");

  public static final Table<RelevanceStatistic> TABLE = COLUMNS.end();

  private MethodWords() {}
}
