package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.COUNT;
import static io.github.relevista.tables.ColumnType.Plain.NUMBER;
import static io.github.relevista.tables.ColumnType.Plain.TEXT;

import io.github.relevista.tables.ColumnType.ByClass;
import io.github.relevista.tables.ColumnType.Field;
import io.github.relevista.tables.ColumnType.Fields;
import io.github.relevista.tables.ColumnType.ListOf;
import java.util.List;

/** The table {@code lexicon}: what a corpus says of every term that is frequent enough. */
public final class Lexicon {
  private static final Table.Declaration<Void> COLUMNS = Table.named("lexicon");

  public static final String TERM = COLUMNS.key("term", "the word");

  public static final String OCCURRENCES =
      COLUMNS.fact("occurrences", COUNT, "how often the term occurred");

  public static final String REVIEWS = COLUMNS.fact("reviews", COUNT, "reviews with an occurrence");

  public static final String POLARITY =
      COLUMNS.fact("polarity", NUMBER, "from -1 to 1; 0 of a neutral word");

  public static final String LOW =
      COLUMNS.fact("polarity_low", NUMBER, "lower end of its interval; null of one review");

  public static final String HIGH =
      COLUMNS.fact("polarity_high", NUMBER, "upper end of its interval; null of one review");

  public static final String MEAN =
      COLUMNS.fact("mean", NUMBER, "mean relevance of an occurrence for (polarity)");

  public static final String Z =
      COLUMNS.fact("z", NUMBER, "standard errors between the mean and that of a neutral word");

  public static final String P =
      COLUMNS.fact("p", NUMBER, "how probable such a z is of a neutral word");

  public static final String Q =
      COLUMNS.fact("q", NUMBER, "false discoveries among entries as sure as this one");

  public static final String AGREEMENT =
      COLUMNS.fact(
          "agreement", NUMBER, "share of the occurrences that have the sign of the polarity");

  public static final String ENTROPY =
      COLUMNS.fact(
          "entropy", NUMBER, "how evenly occurrences spread over the predicted classes, 0 to 1");

  /** The fields of a class in {@link #CLASSES}. */
  public static final List<String> CLASS_FIELDS = List.of("mean", "low", "high");

  public static final String CLASSES =
      COLUMNS.fact(
          "classes",
          new ByClass(
              new Fields(
                  List.of(
                      new Field(CLASS_FIELDS.get(0), NUMBER, "mean relevance of an occurrence"),
                      new Field(CLASS_FIELDS.get(1), NUMBER, "lower end of its interval"),
                      new Field(CLASS_FIELDS.get(2), NUMBER, "upper end of its interval")))),
          "relevance for each class that was explained");

  public static final String FIRST_DATE =
      COLUMNS.fact("first_date", TEXT, "the first run_date with an occurrence");

  public static final String LAST_DATE =
      COLUMNS.fact("last_date", TEXT, "the last run_date with an occurrence");

  public static final String LOG_ODDS_LABELS =
      COLUMNS.fact(
          "log_odds_labels",
          NUMBER,
          "log-odds of positive and negative labels with an informative prior, in deviations");

  public static final String LOG_ODDS_PREDICTIONS =
      COLUMNS.fact("log_odds_predictions", NUMBER, "the same of predicted classes");

  public static final String PMI_LABELS =
      COLUMNS.fact(
          "pmi_labels", NUMBER, "mutual information with positive less that with negative labels");

  public static final String PMI_PREDICTIONS =
      COLUMNS.fact("pmi_predictions", NUMBER, "the same of predicted classes");

  public static final String COMPARED =
      COLUMNS.fact("compared", NUMBER, "mean relevance for (polarity) in the output compared with");

  /** The fields of an element of {@link #GOLD}. */
  public static final List<String> GOLD_FIELDS = List.of("lexicon", "score", "status");

  public static final String GOLD =
      COLUMNS.fact(
          "gold",
          new ListOf(
              new Fields(
                  List.of(
                      new Field(GOLD_FIELDS.get(0), TEXT, "a gold lexicon"),
                      new Field(GOLD_FIELDS.get(1), NUMBER, "its score of the term, or null"),
                      new Field(GOLD_FIELDS.get(2), TEXT, "new, same, opposite or neutral")))),
          "how the entry differs from gold lexicons");

  public static final Table<Void> TABLE = COLUMNS.end();

  private Lexicon() {}
}
