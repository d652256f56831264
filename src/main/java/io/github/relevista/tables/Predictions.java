package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.SINGLE;
import static io.github.relevista.tables.ColumnType.Plain.SMALL_COUNT;
import static io.github.relevista.tables.ColumnType.Plain.TEXT;
import static io.github.relevista.tables.ColumnType.Plain.TRUTH;

import io.github.relevista.tables.ColumnType.ByClass;
import io.github.relevista.tables.ColumnType.ByTarget;
import io.github.relevista.tables.ColumnType.Field;
import io.github.relevista.tables.ColumnType.Fields;
import io.github.relevista.tables.ColumnType.ListOf;
import java.util.List;

/** The table {@code predictions}: one row a review, explained word by word. */
public final class Predictions {
  private static final Table.Declaration<Void> COLUMNS = Table.named("predictions");

  private static final Fields TOKEN =
      new Fields(
          List.of(
              new Field("text", TEXT, "the word as the model sees it"),
              new Field("id", SMALL_COUNT, "its number in the model's vocabulary"),
              new Field("begin", SMALL_COUNT, "where it begins in the text, in code points from 0"),
              new Field("end", SMALL_COUNT, "where it ends in the text")));

  public static final String ID =
      COLUMNS.fact(
          "id",
          TEXT,
          "the review's id, or the hash of its file, its row and which equal row it is");

  public static final String SENTENCE =
      COLUMNS.fact("sentence", SMALL_COUNT, "the sentence, from 1; 0 where it is the whole review");

  public static final String TOKENS = COLUMNS.fact("tokens", new ListOf(TOKEN), "its words");

  public static final String SCORES =
      COLUMNS.fact("scores", new ByClass(SINGLE), "the score of each class, before softmax");

  public static final String PREDICTED_CLASS =
      COLUMNS.fact("predicted_class", TEXT, "the class of the highest score");

  public static final String LABEL =
      COLUMNS.fact("label", TEXT, "the review's own label; null where it has none");

  public static final String RELEVANCES =
      COLUMNS.fact(
          "relevances",
          new ByTarget(new ListOf(SINGLE)),
          "by what was explained: the relevance of each word");

  public static final String LEAKAGE =
      COLUMNS.fact(
          "leakage",
          new ByTarget(SINGLE),
          "by what was explained: what the relevances leave of the score; null where they do not"
              + " add up");

  public static final String PADDING =
      COLUMNS.fact(
          "padding",
          new ByTarget(SINGLE),
          "by what was explained: the relevance of the pads that the model reads beside the words;"
              + " null where relevances do not add up");

  public static final String AMPLIFICATION =
      COLUMNS.fact(
          "amplification",
          new ByTarget(SINGLE),
          "by what was explained: the sum of the relevances' magnitudes over the distance between"
              + " the highest and the lowest score, or over 1 if that is larger; null where they do"
              + " not add up");

  public static final String UNKNOWN_TOKENS =
      COLUMNS.fact("unknown_tokens", SMALL_COUNT, "words that the model does not know");

  public static final String DROPPED_TOKENS =
      COLUMNS.fact(
          "dropped_tokens",
          SMALL_COUNT,
          "words left out since the model, which was trained without such, does not know them");

  public static final String TRUNCATED =
      COLUMNS.fact("truncated", TRUTH, "whether words beyond the model's limit were left out");

  public static final Table<Void> TABLE = COLUMNS.end();

  private Predictions() {}
}
