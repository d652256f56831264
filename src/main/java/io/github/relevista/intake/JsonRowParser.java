package io.github.relevista.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/**
 * Lines of one JSON object each. Only the wanted columns are decoded, yet all of the line must be
 * well-formed. What the columns may hold is said at {@link JsonRow}.
 */
final class JsonRowParser extends RowParser {
  private static final int MAXIMUM_DEPTH = 1000;

  /**
   * Reviews of any length are welcome, so no limit but that of the depth stays. Names of columns
   * are the corpus' own: interning them would fill the JVM's table, and colliding hashes of hostile
   * ones are no reason to throw. A line is UTF-8: a NUL within its first four bytes does not make
   * it UTF-16.
   */
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAXIMUM_DEPTH)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  /**
   * Where Jackson's messages go on to speak to programmers: of their source, which is this line, or
   * of what they might enable.
   */
  private static final Pattern ASIDE =
      Pattern.compile("( \\([^(]*\\[Source| \\(not recognized|: enable ).*", Pattern.DOTALL);

  private final ReviewColumns columns;
  private final ValueColumns valueColumns;
  private final JsonNames names;

  JsonRowParser(ReviewColumns columns) {
    this.columns = columns;
    valueColumns = new ValueColumns(columns);
    names = JsonNames.of(columns, valueColumns);
  }

  @Override
  Intake parseLine(byte[] bytes, int begin, int end) {
    try (JsonParser json = FACTORY.createParser(bytes, begin, end - begin)) {
      return new JsonRow(json, columns, valueColumns, names).read();
    } catch (JsonProcessingException malformed) {
      return new Reject(RejectReason.MALFORMED_JSON, detail(malformed));
    } catch (IOException impossible) {
      throw new UncheckedIOException("reading from memory failed", impossible);
    }
  }

  private static String detail(JsonProcessingException malformed) {
    if (malformed instanceof StreamConstraintsException) {
      return "the JSON is nested more than %d levels deep".formatted(MAXIMUM_DEPTH);
    }
    if (malformed instanceof JsonEOFException) {
      return "the line ends within a JSON value; an object must be complete on one line";
    }
    String message = ASIDE.matcher(malformed.getOriginalMessage()).replaceFirst("");
    if (message.startsWith("Invalid UTF-8")) {
      // The line is valid UTF-8: so Jackson puts it where only ASCII may stand.
      message = "Unexpected character outside of a string";
    }
    return "no valid JSON near byte %d: %s"
        .formatted(malformed.getLocation().getByteOffset(), message);
  }
}
