package io.github.relevista.intake;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * How the lines of a corpus are read: what travels to the tasks, each of which builds its own
 * parsers from it.
 *
 * @param format the format of the lines
 * @param columns the columns that make a review; a line of plain text is the text, whatever its
 *     column is called
 * @param fields the names of all columns of a CSV or TSV file, in their order; empty for the other
 *     formats
 * @param dialect how the fields of a CSV or TSV file are written; of no meaning for the others
 */
public record RowSettings(
    RowFormat format, ReviewColumns columns, List<String> fields, Dialect dialect)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if rows of the format are no lines, or if the columns are not
   *     all there exactly once
   */
  public RowSettings {
    Objects.requireNonNull(columns, "columns");
    fields = List.copyOf(fields);
    switch (format) {
      case CSV, TSV -> requireColumns(columns, fields);
      case JSON -> requireNoFields(format, fields);
      case TEXT -> {
        requireNoFields(format, fields);
        requireTextAlone(columns);
      }
      default ->
          throw new IllegalArgumentException(
              "the rows of %s are no lines to parse".formatted(format.wireName()));
    }
  }

  /** The same in the usual dialect of the format. */
  public RowSettings(RowFormat format, ReviewColumns columns, List<String> fields) {
    this(format, columns, fields, format == RowFormat.TSV ? Dialect.TSV : Dialect.CSV);
  }

  /** A new parser, for one thread. */
  public RowParser newParser() {
    return switch (format) {
      case CSV, TSV -> new DelimitedRowParser(this);
      case JSON -> new JsonRowParser(columns);
      case TEXT -> new PlainRowParser();
      default -> throw new IllegalStateException("the constructor refuses tables");
    };
  }

  private static void requireColumns(ReviewColumns columns, List<String> fields) {
    requireColumn(columns.content(), fields);
    for (String name : new ValueColumns(columns).names()) {
      requireColumn(name, fields);
    }
  }

  private static void requireColumn(String name, List<String> fields) {
    int times = Collections.frequency(fields, ColumnPath.of(name).plain());
    if (times != 1) {
      throw new IllegalArgumentException(
          "the column '%s' must stand once among the columns of the file, stands %d times in %s"
              .formatted(name, times, fields));
    }
  }

  private static void requireNoFields(RowFormat format, List<String> fields) {
    if (!fields.isEmpty()) {
      throw new IllegalArgumentException(
          "only CSV and TSV files have columns in an order; %s was given %s"
              .formatted(format, fields));
    }
  }

  private static void requireTextAlone(ReviewColumns columns) {
    List<String> values = new ValueColumns(columns).names();
    if (columns.kind() != ReviewColumns.ContentKind.TEXT || !values.isEmpty()) {
      throw new IllegalArgumentException(
          "a line of plain text is a raw text and nothing else: no tokens, id, label or slices;"
              + " use JSON, CSV or TSV for those");
    }
  }
}
