package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.COUNT;
import static io.github.relevista.tables.ColumnType.Plain.SINGLE;
import static io.github.relevista.tables.ColumnType.Plain.SMALL_COUNT;
import static io.github.relevista.tables.ColumnType.Plain.TEXT;

import io.github.relevista.tables.ColumnType.ListOf;

/**
 * The table {@code evidence}: for every term some occurrences among the words around them. Rows of
 * one term and kind do not add up: of those of several runs the first are kept.
 */
public final class Evidence {
  private static final Table.Declaration<Void> COLUMNS = Table.named("evidence");

  public static final String TERM = COLUMNS.key("term", "the word");

  public static final String CONTEXT =
      COLUMNS.key(
          "context",
          "why it was kept: for (a highest relevance), against (a lowest) or random (a sample)");

  public static final String PLACE =
      COLUMNS.fact("place", SMALL_COUNT, "which of the kind it is, from 1");

  public static final String KEPT =
      COLUMNS.fact("kept", SMALL_COUNT, "how many of the kind are kept at most");

  public static final String RELEVANCE =
      COLUMNS.fact("relevance", SINGLE, "its relevance for (polarity)");

  public static final String ID =
      COLUMNS.fact("id", TEXT, "the review's id, or the hash of its file and row");

  public static final String SENTENCE =
      COLUMNS.fact("sentence", SMALL_COUNT, "the sentence, from 1; 0 where it is the whole review");

  public static final String BEGIN =
      COLUMNS.fact("begin", SMALL_COUNT, "where it begins in the text, in code points from 0");

  public static final String END = COLUMNS.fact("end", SMALL_COUNT, "where it ends in the text");

  public static final String WORDS =
      COLUMNS.fact("words", new ListOf(TEXT), "it and the words around it, of the same unit");

  public static final String RELEVANCES =
      COLUMNS.fact("relevances", new ListOf(SINGLE), "the relevance of each of these");

  public static final String FOCUS =
      COLUMNS.fact("focus", SMALL_COUNT, "which of these words it is, from 0");

  public static final String DRAW =
      COLUMNS.fact("draw", COUNT, "a hash of seed, review and place: what the sample goes by");

  public static final String ORIGINAL_DATE =
      COLUMNS.fact("original_date", TEXT, "the run_date of the run that read the review");

  public static final Table<Void> TABLE = COLUMNS.end();

  private Evidence() {}
}
