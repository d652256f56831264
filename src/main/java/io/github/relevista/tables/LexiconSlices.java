package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.COUNT;
import static io.github.relevista.tables.ColumnType.Plain.NUMBER;
import static io.github.relevista.tables.ColumnType.Plain.TRUTH;

/**
 * The table {@code lexicon_slices}: what a slice says of every term that is frequent enough in it
 * and elsewhere, and how that differs. The slice columns stand in front of these.
 */
public final class LexiconSlices {
  private static final Table.Declaration<Void> COLUMNS = Table.named("lexicon_slices");

  public static final String TERM = COLUMNS.key("term", "the word");

  public static final String OCCURRENCES =
      COLUMNS.fact("occurrences", COUNT, "how often the term occurred in the slice");

  public static final String REVIEWS =
      COLUMNS.fact("reviews", COUNT, "reviews of the slice with an occurrence");

  public static final String POLARITY =
      COLUMNS.fact("polarity", NUMBER, "from -1 to 1; 0 of a word that is neutral in the slice");

  public static final String LOW =
      COLUMNS.fact("polarity_low", NUMBER, "lower end of its interval; null of one review");

  public static final String HIGH =
      COLUMNS.fact("polarity_high", NUMBER, "upper end of its interval; null of one review");

  public static final String P =
      COLUMNS.fact("p", NUMBER, "how probable such a polarity is of a neutral word");

  public static final String Q =
      COLUMNS.fact("q", NUMBER, "false discoveries among entries of the slice as sure");

  public static final String AGREEMENT =
      COLUMNS.fact(
          "agreement", NUMBER, "share of the occurrences that have the sign of the polarity");

  public static final String ELSEWHERE =
      COLUMNS.fact("elsewhere", NUMBER, "polarity in all other slices together");

  public static final String FLIPS =
      COLUMNS.fact(
          "flips", TRUTH, "whether the polarity here has the other sign than the one elsewhere");

  public static final String DIFFERENCE =
      COLUMNS.fact(
          "difference",
          NUMBER,
          "mean relevance in the slice less that elsewhere, each less that of a neutral word");

  public static final String DIFFERENCE_LOW =
      COLUMNS.fact("difference_low", NUMBER, "lower end of the interval of the difference");

  public static final String DIFFERENCE_HIGH =
      COLUMNS.fact("difference_high", NUMBER, "upper end of the interval of the difference");

  public static final String DIFFERENCE_P =
      COLUMNS.fact(
          "difference_p", NUMBER, "how probable such a difference is of a word without one");

  public static final String DIFFERENCE_Q =
      COLUMNS.fact("difference_q", NUMBER, "false discoveries among differences as sure");

  public static final Table<Void> TABLE = COLUMNS.end();

  private LexiconSlices() {}
}
