package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.COUNT;
import static io.github.relevista.tables.ColumnType.Plain.NUMBER;
import static io.github.relevista.tables.ColumnType.Plain.TEXT;

/**
 * The table {@code shifters}: which part of their relevance words keep in reach of a shifter. A row
 * is about a kind of shifters, a shifter, or a shifter and a term.
 */
public final class ShifterFactors {
  private static final Table.Declaration<Void> COLUMNS = Table.named("shifters");

  public static final String KIND = COLUMNS.key("kind", "negator, intensifier or downtoner");

  public static final String SHIFTER =
      COLUMNS.fact("shifter", TEXT, "the word; null of all of its kind together");

  public static final String TERM =
      COLUMNS.fact("term", TEXT, "the word in its reach; null of all together");

  public static final String FACTOR =
      COLUMNS.fact("factor", NUMBER, "the part of its relevance that a word keeps in reach");

  public static final String LOW =
      COLUMNS.fact("low", NUMBER, "lower end of the interval of factor; null where there is none");

  public static final String HIGH =
      COLUMNS.fact("high", NUMBER, "upper end of the interval of factor");

  public static final String JOINT_FACTOR =
      COLUMNS.fact(
          "joint_factor", NUMBER, "the same of word and shifter together, over the word elsewhere");

  public static final String JOINT_LOW =
      COLUMNS.fact("joint_low", NUMBER, "lower end of the interval of joint_factor");

  public static final String JOINT_HIGH =
      COLUMNS.fact("joint_high", NUMBER, "upper end of the interval of joint_factor");

  public static final String OCCURRENCES =
      COLUMNS.fact("occurrences", COUNT, "occurrences of words in reach that are told of");

  public static final String REVIEWS =
      COLUMNS.fact("reviews", COUNT, "reviews with one, counted for each word");

  public static final String TERMS = COLUMNS.fact("terms", COUNT, "how many words are told of");

  public static final String ELSEWHERE =
      COLUMNS.fact(
          "elsewhere",
          NUMBER,
          "mean relevance of the term in reach of no shifter; null of several");

  public static final Table<Void> TABLE = COLUMNS.end();

  private ShifterFactors() {}
}
