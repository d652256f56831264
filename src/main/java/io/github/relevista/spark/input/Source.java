package io.github.relevista.spark.input;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where the rows of a corpus come from: files of lines, or tables. */
interface Source {
  /** The files that are read. */
  InputFiles files();

  /** What makes a review of a row. */
  RowReader reader();

  /** A column {@value Corpus#FILE}, what the reader reads, and perhaps where the row stands. */
  Dataset<Row> rows();

  /** The columns by which rows are told apart, as people know them. */
  List<String> columns();

  /** Rows by file, counted apart from {@link #rows}: files without one are left out or 0. */
  Map<String, Long> count();

  /** Wanted columns that no row had of those that were looked at; a later row may have them. */
  default Set<String> absent() {
    return Set.of();
  }

  /** What was guessed of the files, one line each; tables leave nothing to guess. */
  default List<String> notes() {
    return List.of();
  }
}
