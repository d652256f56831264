package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.COUNT;

import io.github.relevista.stats.OccurrenceStatistic;

/** The table {@code word_counts}: occurrences of every term by predicted class and label. */
public final class WordCounts {
  private static final Table.Declaration<OccurrenceStatistic> COLUMNS = Table.named("word_counts");

  public static final String TERM = COLUMNS.key("term", "the word");

  public static final String PREDICTED_CLASS =
      COLUMNS.key("predicted_class", "the class that the model predicts");

  public static final String LABEL =
      COLUMNS.key("label", "the review's own label; null where it has none");

  public static final String OCCURRENCES =
      COLUMNS.sum(
          "occurrences", COUNT, OccurrenceStatistic::occurrences, "how often the term occurred");

  public static final String REVIEWS =
      COLUMNS.sum("reviews", COUNT, OccurrenceStatistic::reviews, "reviews with an occurrence");

  public static final Table<OccurrenceStatistic> TABLE = COLUMNS.end();

  private WordCounts() {}
}
