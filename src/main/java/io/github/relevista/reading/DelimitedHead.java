package io.github.relevista.reading;

import io.github.relevista.intake.ColumnPath;
import io.github.relevista.intake.CsvScanner;
import io.github.relevista.intake.CsvScanner.Outcome;
import io.github.relevista.intake.Dialect;
import io.github.relevista.intake.Dialect.Escape;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.intake.RowSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What the first bytes of a CSV or TSV file tell: the names of its columns, the delimiter, and how
 * it writes quotes.
 *
 * @param rows how the file's rows are read
 * @param begin where its first row begins
 * @param notes what was guessed
 */
record DelimitedHead(RowSettings rows, int begin, List<String> notes) {
  /** The delimiters that a header is tried with. */
  private static final List<String> DELIMITERS = List.of(",", ";", "\t", "|");

  /** A first line by which Excel is told the delimiter. */
  private static final String SEPARATOR_LINE = "sep=";

  /**
   * Looks at the first bytes.
   *
   * @param head the first bytes as UTF-8
   * @param begin behind the byte order mark
   * @param isWhole whether they are the whole file
   * @throws IllegalArgumentException if the columns are not those that are wanted
   */
  static DelimitedHead of(
      RowFormat format, FileFormat wanted, byte[] head, int begin, boolean isWhole) {
    Look look = new Look(format, wanted, head, isWhole);
    return look.look(begin);
  }

  private static final class Look {
    private final RowFormat format;
    private final FileFormat wanted;
    private final byte[] head;
    private final boolean isWhole;
    private final List<String> notes = new ArrayList<>();

    Look(RowFormat format, FileFormat wanted, byte[] head, boolean isWhole) {
      this.format = format;
      this.wanted = wanted;
      this.head = head;
      this.isWhole = isWhole;
    }

    DelimitedHead look(int begin) {
      int at = begin;
      Dialect dialect =
          (format == RowFormat.TSV ? Dialect.TSV : Dialect.CSV).withNullValues(wanted.nullValues());
      if (format == RowFormat.CSV) {
        String told = separatorLine(at);
        if (told != null) {
          at = lineEnd(at);
        }
        dialect = dialect.withDelimiter(delimiter(told, at));
        dialect = wanted.escape().map(List::of).map(dialect::withEscapes).orElse(dialect);
      }
      List<String> names = wanted.names();
      if (wanted.header()) {
        at = skipBlankLines(at);
        int end = recordEnd(at, dialect);
        if (at == head.length) {
          return new DelimitedHead(ofNothing(dialect), at, notes);
        }
        names = format.columns(Arrays.copyOfRange(head, at, withoutReturn(at, end)), dialect);
        at = Math.min(end + 1, head.length);
      } else if (names.isEmpty()) {
        throw new IllegalArgumentException(
            "columns must name the columns of files without a header, was empty");
      }
      if (format == RowFormat.CSV && wanted.escape().isEmpty()) {
        dialect = dialect.withEscapes(escapes(at, dialect, names.size()));
      }
      return new DelimitedHead(
          new RowSettings(format, wanted.columns(), names, dialect), at, notes);
    }

    /** An empty file has no header, and no rows that could miss one. */
    private RowSettings ofNothing(Dialect dialect) {
      List<String> names = new ArrayList<>(wanted.columns().values());
      names.add(wanted.columns().content());
      names.replaceAll(name -> ColumnPath.of(name).plain());
      return new RowSettings(format, wanted.columns(), names, dialect);
    }

    /** The delimiter that a first line {@code sep=;} tells, or null where there is none. */
    private String separatorLine(int begin) {
      int end = lineEnd(begin);
      String line = string(begin, withoutReturn(begin, end > begin ? end - 1 : end));
      boolean isOne =
          line.toLowerCase(Locale.ROOT).startsWith(SEPARATOR_LINE)
              && line.length() == SEPARATOR_LINE.length() + 1;
      return isOne ? line.substring(SEPARATOR_LINE.length()) : null;
    }

    private String delimiter(String told, int begin) {
      if (wanted.delimiter().isPresent()) {
        return wanted.delimiter().get();
      }
      if (told != null) {
        return told;
      }
      for (String delimiter : DELIMITERS) {
        if (suits(delimiter, skipBlankLines(begin))) {
          if (!delimiter.equals(",")) {
            notes.add(
                "read with '%s' between its fields by its first line; set delimiter"
                    .formatted(delimiter.equals("\t") ? "\\t" : delimiter));
          }
          return delimiter;
        }
      }
      return ",";
    }

    /** Whether the first record has the wanted column, or as many fields as there are names. */
    private boolean suits(String delimiter, int begin) {
      Dialect dialect = Dialect.CSV.withDelimiter(delimiter);
      int end = withoutReturn(begin, recordEnd(begin, dialect));
      try {
        List<String> fields = format.columns(Arrays.copyOfRange(head, begin, end), dialect);
        return wanted.header()
            ? fields.contains(ColumnPath.of(wanted.columns().content()).plain())
            : fields.size() == wanted.names().size();
      } catch (IllegalArgumentException malformed) {
        return false;
      }
    }

    /**
     * The ways to write a quote in the order in which they are to be tried: backslashes first where
     * there is a record that they alone make whole, and none that only doubled quotes do.
     */
    private List<Escape> escapes(int begin, Dialect dialect, int columns) {
      byte[] rows = Arrays.copyOfRange(head, begin, head.length);
      CsvScanner scanner = new CsvScanner(dialect.delimiter());
      int backslashes = 0;
      try (Records records =
          new Records(
              new ByteArrayInputStream(rows), new CsvFramer(dialect, columns), 0, rows.length)) {
        while (records.next()) {
          byte[] row = records.bytes();
          boolean doubled = isWhole(scanner, row, Escape.DOUBLED_QUOTE, columns);
          boolean backslash = isWhole(scanner, row, Escape.BACKSLASH, columns);
          if (doubled && !backslash) {
            return dialect.escapes();
          }
          backslashes += backslash && !doubled ? 1 : 0;
        }
      } catch (IOException impossible) {
        throw new IllegalStateException("reading from memory failed", impossible);
      }
      if (backslashes == 0) {
        return dialect.escapes();
      }
      notes.add("read with backslashes before quotes by its first rows; set escape");
      return List.of(Escape.BACKSLASH, Escape.DOUBLED_QUOTE);
    }

    private static boolean isWhole(CsvScanner scanner, byte[] row, Escape escape, int columns) {
      return scanner.scan(row, 0, row.length, true, escape) == Outcome.WHOLE
          && scanner.fields() == columns;
    }

    /** Where the record that begins at a place ends: at its line feed, or at the end. */
    private int recordEnd(int begin, Dialect dialect) {
      for (Escape escape : dialect.escapes()) {
        CsvScanner scanner = new CsvScanner(dialect.delimiter());
        if (scanner.scan(head, begin, head.length, isWhole, escape) == Outcome.WHOLE) {
          return scanner.end();
        }
      }
      int end = Framer.lineFeed(head, begin, head.length);
      return end < 0 ? head.length : end;
    }

    private int skipBlankLines(int begin) {
      int at = begin;
      while (at < head.length && string(at, lineEnd(at)).isBlank()) {
        at = lineEnd(at);
      }
      return at;
    }

    /** Behind the line feed of the line that begins at a place. */
    private int lineEnd(int begin) {
      int lineFeed = Framer.lineFeed(head, begin, head.length);
      return lineFeed < 0 ? head.length : lineFeed + 1;
    }

    private int withoutReturn(int begin, int end) {
      return end > begin && head[end - 1] == '\r' ? end - 1 : end;
    }

    private String string(int begin, int end) {
      return new String(head, begin, end - begin, StandardCharsets.UTF_8);
    }
  }
}
