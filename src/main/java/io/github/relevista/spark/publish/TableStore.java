package io.github.relevista.spark.publish;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Tables of an output that are no folders of plain files: a format keeps them, and changes each by
 * commits of its own. A run stages for them what it stages for folders; its journal then has one
 * step a table, which may be taken twice like any other.
 */
public interface TableStore {
  /** Where the tables lie, for the output to remember: JSON. */
  String place();

  /** The names, without their place, of the tables that are there. */
  Set<String> names() throws IOException;

  /**
   * Makes sure that a table can take staged rows: makes it where it is not there.
   *
   * @param staged names of Parquet files, relative to the output
   * @throws IOException if it cannot be made, or has other columns; the message is one line
   */
  void prepare(String table, List<String> staged) throws IOException;

  /**
   * Replaces the rows of a result, in one commit, by staged ones. To do it twice is to do it once.
   *
   * @param date what the result is filed under
   * @param others other dates, whose rows of the same key go with those of this
   * @param key what the model's and the settings' ids of the result begin with
   * @param staged names of Parquet files, relative to the output; none where there are no rows
   * @throws IOException if a file is not there, or the table cannot be changed
   */
  void replace(String table, LocalDate date, Set<LocalDate> others, String key, List<String> staged)
      throws IOException;
}
