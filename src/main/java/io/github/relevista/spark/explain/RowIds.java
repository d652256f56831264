package io.github.relevista.spark.explain;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;

import io.github.relevista.tables.Predictions;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/**
 * Gives reviews without an id the hash of their file, their row and which of equal rows they are.
 * Which of them is which nobody can tell, so the n-th that comes gets the n-th id.
 *
 * <p>A task knows how many equal rows came before in its own {@linkplain EqualRows run}; how many
 * came in earlier runs is found by moving keys and counts, and only of rows that come in several
 * runs. The reviews themselves stay where they are, unless more than a million different rows do.
 */
final class RowIds {
  /** What equal rows have alike. */
  static final String ROW_KEY = "row_key";

  /** The run that a row was counted in. */
  static final String RUN = "run";

  /** How many rows of the run are equal to a row, and came not later. */
  static final String PLACE = "place";

  /** How many rows of a run are equal. */
  static final String ROWS = "rows";

  private static final String EARLIER = "earlier";

  /** Rows that every executor may hold: some hundred bytes each. */
  private static final long MOST_BROADCAST = 1_000_000;

  /** Characters of the hash that stands for a missing id: 128 bits. */
  private static final int ID_DIGITS = 32;

  private RowIds() {}

  /**
   * Gives ids.
   *
   * @param reviews with an id or, where that is null, what a task knows of the row
   * @param equalRows what tasks handed on of their runs
   * @param count how many of these there are
   * @return the reviews with an id each
   */
  static Dataset<Row> given(Dataset<Row> reviews, Dataset<Row> equalRows, long count) {
    if (count == 0) {
      return reviews;
    }
    WindowSpec before =
        Window.partitionBy(ROW_KEY).orderBy(RUN).rowsBetween(Window.unboundedPreceding(), -1);
    Dataset<Row> earlier =
        equalRows
            .withColumn(EARLIER, sum(ROWS).over(before))
            .where(col(EARLIER).isNotNull())
            .select(ROW_KEY, RUN, EARLIER);
    return counted(reviews, earlier)
        .withColumn(Predictions.ID, coalesce(col(Predictions.ID), hash()));
  }

  /** Reviews with how many equal rows came in earlier runs, which mostly is none of any. */
  private static Dataset<Row> counted(Dataset<Row> reviews, Dataset<Row> earlier) {
    long rows = earlier.count();
    if (rows == 0) {
      return reviews.withColumn(EARLIER, lit(0L));
    }
    Dataset<Row> sized = rows <= MOST_BROADCAST ? broadcast(earlier) : earlier;
    return reviews.join(sized, new String[] {ROW_KEY, RUN}, "left");
  }

  private static Column hash() {
    Column occurrence = col(PLACE).plus(coalesce(col(EARLIER), lit(0L)));
    return substring(
        sha2(concat(col(ROW_KEY), lit("#"), occurrence.cast(DataTypes.StringType)), 256),
        1,
        ID_DIGITS);
  }
}
