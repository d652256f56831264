package io.github.relevista.reading;

import io.github.relevista.intake.CsvScanner;
import io.github.relevista.intake.CsvScanner.Outcome;
import io.github.relevista.intake.Dialect;

/**
 * A record is what CSV makes one, line breaks within quotes and all, as long as it has the file's
 * columns; otherwise it is the line that begins here. So one bad quote costs the line that it
 * stands in and no other, whatever the lines below hold.
 */
final class CsvFramer extends Framer {
  /** A quote that is not closed within so many bytes is taken for a stray one. */
  static final int LONGEST_QUOTED = 1 << 24;

  private final Dialect dialect;
  private final int columns;
  private final CsvScanner scanner;

  /**
   * @param columns how many columns the file has
   */
  CsvFramer(Dialect dialect, int columns) {
    this.dialect = dialect;
    this.columns = columns;
    scanner = new CsvScanner(dialect.delimiter());
  }

  @Override
  Found find(byte[] bytes, int begin, int end, boolean isLast) {
    if (begin == end) {
      return isLast ? Found.NONE : Found.MORE;
    }
    boolean isWhole = isLast || end - begin >= LONGEST_QUOTED;
    for (Dialect.Escape escape : dialect.escapes()) {
      Outcome outcome = scanner.scan(bytes, begin, end, isLast, escape);
      if (outcome == Outcome.OPEN && !isWhole) {
        return Found.MORE;
      }
      if (outcome == Outcome.WHOLE && scanner.fields() == columns) {
        return record(begin, scanner.end(), Math.min(scanner.end() + 1, end));
      }
    }
    int lineFeed = lineFeed(bytes, begin, end);
    if (lineFeed >= 0) {
      return record(begin, lineFeed, lineFeed + 1);
    }
    return isLast ? record(begin, end, end) : Found.MORE;
  }
}
