package io.github.relevista.tables;

import static io.github.relevista.tables.ColumnType.Plain.BYTES;
import static io.github.relevista.tables.ColumnType.Plain.TEXT;

import java.util.List;

/** The table {@code rejects}: one row for every row of the input that could not be used. */
public final class Rejects {
  private static final Table.Declaration<Void> COLUMNS = Table.named("rejects");

  public static final String FILE = COLUMNS.fact("file", TEXT, "where the row stands");

  public static final String ROW =
      COLUMNS.fact("row", TEXT, "the row; what is no valid UTF-8 is replaced by U+FFFD");

  public static final String RAW =
      COLUMNS.fact("raw", BYTES, "the row's own bytes where they are no valid UTF-8; else null");

  public static final String REASON = COLUMNS.fact("reason", TEXT, "why: one of a fixed set");

  public static final String DETAIL = COLUMNS.fact("detail", TEXT, "why, for people");

  public static final Table<Void> TABLE = COLUMNS.end();

  /** The columns by which rows are sorted, in each file and from file to file. */
  public static final List<String> ORDER = List.of(FILE, REASON, ROW, RAW, DETAIL);

  private Rejects() {}
}
