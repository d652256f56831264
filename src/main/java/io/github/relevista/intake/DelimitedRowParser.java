package io.github.relevista.intake;

import io.github.relevista.intake.ReviewColumns.ContentKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Records of CSV or TSV. An empty field, quoted or not, is an empty text, and null as id, label or
 * slice: these formats cannot tell an empty string from no value. A null value of the dialect is no
 * text. A record that repeats the file's header, as in files that were put together, is a reject.
 * Tokens stand with one space between them; a further space separates nothing and makes no empty
 * token.
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
    splitter = settings.format().newSplitter(settings.dialect());
    columns = settings.columns();
    fieldNames = settings.fields();
    longestHeader = longestHeader(fieldNames);
    contentField = fieldNames.indexOf(ColumnPath.of(columns.content()).plain());
    valueColumns = new ValueColumns(columns);
    valueFields =
        valueColumns.names().stream()
            .mapToInt(name -> fieldNames.indexOf(ColumnPath.of(name).plain()))
            .toArray();
  }

  @Override
  Intake parseLine(byte[] bytes, int begin, int end) {
    List<String> fields;
    try {
      fields = splitter.split(bytes, begin, end);
    } catch (MalformedRowException malformed) {
      return new Reject(RejectReason.MALFORMED_ROW, malformed.getMessage());
    }
    if (fields.size() != fieldNames.size()) {
      return new Reject(
          RejectReason.MALFORMED_ROW,
          "the line has %d fields, the file has %d columns"
              .formatted(fields.size(), fieldNames.size()));
    }
    if (end - begin <= longestHeader && fields.equals(fieldNames)) {
      return new Reject(
          RejectReason.MALFORMED_ROW, "the line repeats the names of the file's columns");
    }
    String content = fields.get(contentField);
    if (content == null) {
      return new Reject(
          RejectReason.MISSING_TEXT, "column '%s' is null".formatted(columns.content()));
    }
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
      values[value] = field == null || field.isEmpty() ? null : field;
    }
    return valueColumns.review(content, values);
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
}
