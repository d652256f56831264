package io.github.relevista.intake;

import io.github.relevista.intake.ReviewColumns.ContentKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of CSV or TSV. An empty field, quoted or not, is an empty text, and null as id, label or
 * slice: these formats cannot tell an empty string from no value. Tokens stand with one space
 * between them; a further space separates nothing and makes no empty token.
 */
final class DelimitedRowParser extends RowParser {
  private static final Pattern SPACES = Pattern.compile(" +");

  private final FieldSplitter splitter;
  private final ReviewColumns columns;
  private final List<String> fieldNames;
  private final int longestHeader;
  private final int contentField;
  private final ValueColumns valueColumns;
  private final int[] valueFields;

  DelimitedRowParser(RowSettings settings) {
    splitter = settings.format().newSplitter();
    columns = settings.columns();
    fieldNames = settings.fields();
    longestHeader = longestHeader(fieldNames);
    contentField = fieldNames.indexOf(columns.content());
    valueColumns = new ValueColumns(columns);
    valueFields = valueColumns.names().stream().mapToInt(fieldNames::indexOf).toArray();
  }

  @Override
  Intake parseLine(byte[] bytes, int begin, int end) {
    List<String> fields;
    try {
      fields = splitter.split(decode(bytes, begin, end));
    } catch (MalformedRowException malformed) {
      return new Reject(RejectReason.MALFORMED_ROW, malformed.getMessage());
    }
    if (fields.size() != fieldNames.size()) {
      return new Reject(
          RejectReason.MALFORMED_ROW,
          "the line has %d fields, the file has %d columns"
              .formatted(fields.size(), fieldNames.size()));
    }
    String content = fields.get(contentField);
    if (columns.kind() == ContentKind.TEXT) {
      return review(new Content.Text(content), fields);
    }
    List<String> tokens = SPACES.splitAsStream(content).filter(token -> !token.isEmpty()).toList();
    if (tokens.isEmpty()) {
      return new Reject(
          RejectReason.EMPTY_TEXT, "column '%s' holds no token".formatted(columns.content()));
    }
    return review(new Content.Tokens(tokens), fields);
  }

  private Review review(Content content, List<String> fields) {
    String[] values = new String[valueFields.length];
    for (int value = 0; value < values.length; value++) {
      String field = fields.get(valueFields[value]);
      values[value] = field.isEmpty() ? null : field;
    }
    return valueColumns.review(content, values);
  }

  /** Compares names, not bytes: a file may quote what another of the same corpus does not. */
  @Override
  boolean isHeaderLine(byte[] bytes, int begin, int end) {
    if (end - begin > longestHeader || Utf8.firstMalformed(bytes, begin, end) >= 0) {
      return false;
    }
    try {
      return splitter.split(decode(bytes, begin, end)).equals(fieldNames);
    } catch (MalformedRowException malformed) {
      return false;
    }
  }

  /**
   * The most bytes that a header of these names takes: all quoted, every character a quote that
   * stands twice. Longer lines, which most rows are, need not be split to be told from it.
   */
  private static int longestHeader(List<String> fieldNames) {
    int separators = fieldNames.size() - 1;
    return separators
        + fieldNames.stream()
            .mapToInt(name -> 2 + 2 * name.getBytes(StandardCharsets.UTF_8).length)
            .sum();
  }

  private static String decode(byte[] bytes, int begin, int end) {
    return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
  }
}
