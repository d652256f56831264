package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.COUNT;
import static io.github.relevista.tables.ColumnType.Plain.NUMBER;

/**
 * The table {@code phrases}: the relevance of phrases for {@code (polarity)}, beside what their
 * words have elsewhere.
 */
public final class LexiconPhrases {
  private static final Table.Declaration<Void> COLUMNS = Table.named("phrases");

  public static final String PHRASE =
      COLUMNS.key("phrase", "two or three words, a space between them");

  public static final String OCCURRENCES =
      COLUMNS.fact("occurrences", COUNT, "how often the phrase occurred");

  public static final String REVIEWS = COLUMNS.fact("reviews", COUNT, "reviews with one");

  public static final String MEAN =
      COLUMNS.fact("mean", NUMBER, "mean relevance of an occurrence, its words together");

  public static final String EXPECTED =
      COLUMNS.fact("expected", NUMBER, "sum of the mean relevances of its words outside of it");

  public static final String DIFFERENCE = COLUMNS.fact("difference", NUMBER, "mean less expected");

  public static final String LOW =
      COLUMNS.fact(
          "low", NUMBER, "lower end of the interval of difference; null where there is none");

  public static final String HIGH =
      COLUMNS.fact("high", NUMBER, "upper end of the interval of difference");

  public static final String Z =
      COLUMNS.fact("z", NUMBER, "standard errors between difference and 0");

  public static final String P =
      COLUMNS.fact("p", NUMBER, "how probable so large a difference is where there is none");

  public static final String Q =
      COLUMNS.fact("q", NUMBER, "share of false discoveries among phrases as sure as this one");

  public static final String ELSEWHERE =
      COLUMNS.fact(
          "elsewhere", COUNT, "occurrences outside of the phrase of the word that has the fewest");

  public static final Table<Void> TABLE = COLUMNS.end();

  private LexiconPhrases() {}
}
