package io.github.relevista.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.relevista.intake.ReviewColumns.ContentKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * One row of JSON while it is read. Types are strict:
 *
 * <ul>
 *   <li>A text is a string.
 *   <li>Tokens are an array of strings or an array of integers, which are ids; an empty string is a
 *       token too.
 *   <li>Id, label and slices are strings, numbers in the spelling of the row, booleans or null.
 *   <li>A wanted column stands once: readers differ on which of two values counts.
 *   <li>An escape of half a surrogate pair makes no text.
 * </ul>
 *
 * A line that is not well-formed is rejected for that alone; of several other faults the first one
 * counts.
 */
final class JsonRow {
  /** Enough of a number to recognise it by. */
  private static final int QUOTED_LENGTH = 40;

  /** Digits of the largest int. */
  private static final int LONGEST_ID = 10;

  private static final String ONE_TYPE_OF_TOKENS =
      "its tokens must all be strings or all be integers";

  private final JsonParser json;
  private final ReviewColumns columns;
  private final ValueColumns valueColumns;
  private final JsonNames names;
  private final Set<String> seen = new HashSet<>();
  private final String[] values;
  private Content content;
  private Reject firstFault;

  JsonRow(JsonParser json, ReviewColumns columns, ValueColumns valueColumns, JsonNames names) {
    this.json = json;
    this.names = names;
    this.columns = columns;
    this.valueColumns = valueColumns;
    values = new String[valueColumns.names().size()];
  }

  /**
   * The review, or the first fault.
   *
   * @throws com.fasterxml.jackson.core.JsonProcessingException if the line is no well-formed JSON
   */
  Intake read() throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      return new Reject(
          RejectReason.MALFORMED_JSON,
          "the line holds %s where one JSON object belongs".formatted(describe()));
    }
    readColumns(names);
    if (json.nextToken() != null) {
      return new Reject(
          RejectReason.MALFORMED_JSON,
          "%s follows the line's JSON object; one object a line".formatted(describe()));
    }
    if (firstFault != null) {
      return firstFault;
    }
    if (content == null) {
      return new Reject(
          RejectReason.MISSING_TEXT, "column '%s' is absent or null".formatted(columns.content()));
    }
    return valueColumns.review(content, values);
  }

  /** Reads the object that the parser stands in, to its end. */
  private void readColumns(JsonNames wanted) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      JsonNames within = wanted.of(name);
      if (within == null) {
        json.skipChildren();
      } else if (within.column() != null) {
        readColumn(within.column());
      } else if (value == JsonToken.START_OBJECT) {
        readColumns(within);
      } else {
        json.skipChildren();
      }
    }
  }

  private void readColumn(String name) throws IOException {
    int value = valueColumns.indexOf(name);
    boolean isContent = name.equals(columns.content());
    if (!seen.add(name)) {
      fault(RejectReason.MALFORMED_JSON, "column '%s' stands more than once".formatted(name));
    }
    if (!isContent) {
      values[value] = value(name);
    } else if (columns.kind() == ContentKind.TEXT) {
      content = text(name);
    } else {
      content = tokens(name);
    }
  }

  /** The value of an id, a label or a slice. */
  private String value(String name) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> string(name);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE -> json.getText();
      case VALUE_NULL -> null;
      default -> {
        wrongType(name, "a string, a number or a boolean belongs there");
        yield null;
      }
    };
  }

  private Content text(String name) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> new Content.Text(string(name));
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        wrongType(name, "quote it to make it text");
        yield null;
      }
      default -> {
        wrongType(name, "a string belongs there");
        yield null;
      }
    };
  }

  private Content tokens(String name) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    if (json.currentToken() != JsonToken.START_ARRAY) {
      wrongType(name, "an array of strings or of integers belongs there");
      return null;
    }
    return switch (json.nextToken()) {
      case END_ARRAY -> {
        fault(RejectReason.EMPTY_TEXT, "column '%s' holds no token".formatted(name));
        yield null;
      }
      case VALUE_NUMBER_INT -> tokenIds(name);
      default -> tokenStrings(name);
    };
  }

  private Content tokenStrings(String name) throws IOException {
    List<String> tokens = new ArrayList<>();
    for (JsonToken at = json.currentToken(); at != JsonToken.END_ARRAY; at = json.nextToken()) {
      if (at == JsonToken.VALUE_STRING) {
        tokens.add(string(name));
      } else {
        wrongType(name, ONE_TYPE_OF_TOKENS);
      }
    }
    return new Content.Tokens(tokens);
  }

  private Content tokenIds(String name) throws IOException {
    IntStream.Builder ids = IntStream.builder();
    for (JsonToken at = json.currentToken(); at != JsonToken.END_ARRAY; at = json.nextToken()) {
      if (at == JsonToken.VALUE_NUMBER_INT) {
        ids.add(tokenId(name));
      } else {
        wrongType(name, ONE_TYPE_OF_TOKENS);
      }
    }
    return new Content.TokenIds(ids.build().toArray());
  }

  private int tokenId(String name) throws IOException {
    long id = json.getTextLength() > LONGEST_ID ? -1 : json.getLongValue();
    if (id < 0 || id > Integer.MAX_VALUE) {
      fault(
          RejectReason.INVALID_TOKEN_ID,
          "column '%s' holds the token id %s; ids are rows of the vocabulary, from 0"
              .formatted(name, shortText()));
      return 0;
    }
    return (int) id;
  }

  private String string(String name) throws IOException {
    String string = json.getText();
    int surrogate = firstUnpairedSurrogate(string);
    if (surrogate >= 0) {
      fault(
          RejectReason.INVALID_UTF8,
          "column '%s' escapes half a surrogate pair (\\u%04x), which UTF-8 cannot express"
              .formatted(name, (int) string.charAt(surrogate)));
    }
    return string;
  }

  private static int firstUnpairedSurrogate(String string) {
    for (int at = 0; at < string.length(); at++) {
      if (Character.isSurrogate(string.charAt(at))) {
        boolean paired =
            at + 1 < string.length()
                && Character.isSurrogatePair(string.charAt(at), string.charAt(at + 1));
        if (!paired) {
          return at;
        }
        at++;
      }
    }
    return -1;
  }

  /** Notes the current value as one of the wrong type, and goes past it. */
  private void wrongType(String name, String advice) throws IOException {
    fault(RejectReason.WRONG_TYPE, "column '%s' holds %s; %s".formatted(name, describe(), advice));
    json.skipChildren();
  }

  private void fault(RejectReason reason, String detail) {
    if (firstFault == null) {
      firstFault = new Reject(reason, detail);
    }
  }

  private String describe() throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number (%s)".formatted(shortText());
      default -> json.getText();
    };
  }

  private String shortText() throws IOException {
    String text = json.getText();
    return text.length() <= QUOTED_LENGTH ? text : text.substring(0, QUOTED_LENGTH) + "…";
  }
}
