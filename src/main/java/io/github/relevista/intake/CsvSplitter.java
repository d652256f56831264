package io.github.relevista.intake;

import io.github.relevista.intake.CsvScanner.Outcome;
import io.github.relevista.intake.Dialect.Escape;
import java.util.ArrayList;
import java.util.List;

/** Splits records of comma-separated fields, each in the first way of its dialect that suits. */
final class CsvSplitter implements FieldSplitter {
  private final Dialect dialect;
  private final CsvScanner scanner;
  private final List<String> fields = new ArrayList<>();

  CsvSplitter(Dialect dialect) {
    this.dialect = dialect;
    scanner = new CsvScanner(dialect.delimiter());
  }

  @Override
  public List<String> split(byte[] bytes, int begin, int end) throws MalformedRowException {
    Outcome first = null;
    for (Escape escape : dialect.escapes()) {
      Outcome outcome = scanner.split(bytes, begin, end, escape, fields, dialect.nullValues());
      if (outcome == Outcome.WHOLE) {
        return fields;
      }
      first = first == null ? outcome : first;
    }
    throw new MalformedRowException(
        switch (first) {
          case OPEN -> "a quoted field is never closed";
          case TEXT_AFTER_QUOTE ->
              "something stands between a closing quote and the next delimiter";
          case STRAY_QUOTE ->
              "a field that is not quoted holds a quote; quote it and double its quotes";
          case STRAY_RETURN -> "a carriage return stands outside quotes; it may only end the line";
          case WHOLE -> throw new IllegalStateException("a whole record is returned");
        });
  }
}
