package io.github.relevista.intake;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordWrapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Comma-separated fields by RFC 4180, but for one thing: a record does not go over several lines,
 * since files are split between tasks at any line. A quote within a field that is not quoted is
 * refused, as the RFC has it: it is how the rest of a record that was broken in two shows.
 */
final class CsvSplitter implements FieldSplitter {
  private final CsvReader.CsvReaderBuilder builder =
      CsvReader.builder()
          .skipEmptyLines(false)
          .ignoreDifferentFieldCount(true)
          .acceptCharsAfterQuotes(false);
  private final Fields fields = new Fields();

  @Override
  public List<String> split(String line) throws MalformedRowException {
    // The reader closes an open quote at the end of its input in silence. A line end makes it show:
    // an open field swallows it. It must be this one: after a carriage return within quotes FastCSV
    // 3.7.0 takes a lone newline for the rest of that return, and loses the record.
    Iterator<List<String>> records = builder.build(fields, line + "\r\n").iterator();
    try {
      List<String> first = records.next();
      String last = first.get(first.size() - 1);
      if (last.endsWith("\n")) {
        throw new MalformedRowException(
            "a quoted field does not end on its line; a record must stay on one line");
      }
      if (fields.strayQuote) {
        throw new MalformedRowException(
            "a field that is not quoted holds a quote; quote it and double its quotes,"
                + " and keep a record on one line");
      }
      if (records.hasNext()) {
        throw new MalformedRowException(
            "a carriage return stands outside quotes; it may only end the line");
      }
      return first;
    } catch (CsvParseException malformed) {
      // The reader wraps whatever is thrown: want of memory is no fault of the line.
      if (malformed.getCause() instanceof Error error) {
        throw error;
      }
      throw new MalformedRowException(
          "something stands between a closing quote and the next comma");
    }
  }

  /** Collects fields of any number and length; the library's own collectors limit both. */
  private static final class Fields extends AbstractBaseCsvCallbackHandler<List<String>> {
    private List<String> record = new ArrayList<>();
    private boolean strayQuote;

    @Override
    protected void handleBegin(long startingLineNumber) {
      record = new ArrayList<>();
      strayQuote = false;
    }

    @Override
    protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
      String field = new String(buffer, offset, length);
      strayQuote |= !quoted && field.indexOf('"') >= 0;
      record.add(field);
    }

    @Override
    protected RecordWrapper<List<String>> buildRecord() {
      return wrapRecord(record);
    }
  }
}
