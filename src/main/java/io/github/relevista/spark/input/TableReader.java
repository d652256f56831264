package io.github.relevista.spark.input;

import io.github.relevista.intake.Content;
import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Reject;
import io.github.relevista.intake.RejectReason;
import io.github.relevista.intake.Review;
import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.ReviewColumns.ContentKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Reads rows that are typed columns: the content second, the values behind it.
 *
 * @param columns what the columns mean
 */
record TableReader(ReviewColumns columns) implements RowReader {
  private static final int CONTENT = 1;

  @Override
  public Session open() {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return new Session() {
      @Override
      public Intake read(Row row) {
        if (row.isNullAt(CONTENT)) {
          return new Reject(
              RejectReason.MISSING_TEXT, "column '%s' is null".formatted(columns.content()));
        }
        if (columns.kind() == ContentKind.TOKENS) {
          return tokens(row);
        }
        try {
          String text = decoder.decode(ByteBuffer.wrap(row.<byte[]>getAs(CONTENT))).toString();
          return review(row, new Content.Text(text));
        } catch (CharacterCodingException e) {
          return new Reject(
              RejectReason.INVALID_UTF8,
              "column '%s' holds bytes that are no valid UTF-8".formatted(columns.content()));
        }
      }

      @Override
      public String raw(Row row) {
        return TableReader.this.raw(row);
      }

      @Override
      public byte[] unreadable(Row row) {
        return columns.kind() == ContentKind.TOKENS || row.isNullAt(CONTENT)
            ? null
            : RowReader.unlessUtf8(row.getAs(CONTENT));
      }

      @Override
      public byte[] identity(Row row) {
        return raw(row).getBytes(StandardCharsets.UTF_8);
      }
    };
  }

  private Intake tokens(Row row) {
    List<?> elements = row.getList(CONTENT);
    if (elements.isEmpty()) {
      return new Reject(RejectReason.EMPTY_TEXT, "there is no token");
    }
    if (elements.contains(null)) {
      return new Reject(
          RejectReason.WRONG_TYPE, "column '%s' holds a null".formatted(columns.content()));
    }
    if (elements.get(0) instanceof String) {
      return review(row, new Content.Tokens(elements.stream().map(String.class::cast).toList()));
    }
    int[] ids = new int[elements.size()];
    for (int index = 0; index < ids.length; index++) {
      long id = (Long) elements.get(index);
      ids[index] = id == (int) id ? (int) id : -1;
    }
    return review(row, new Content.TokenIds(ids));
  }

  private Review review(Row row, Content content) {
    List<String> slices = new ArrayList<>(columns.slices().size());
    for (String slice : columns.slices()) {
      slices.add(value(row, slice));
    }
    return new Review(value(row, columns.id()), content, value(row, columns.label()), slices);
  }

  private static String value(Row row, String column) {
    return column == null ? null : row.getString(row.fieldIndex(column));
  }

  /** The columns that were read, named, in their order. */
  private String raw(Row row) {
    StringBuilder raw = new StringBuilder(columns.content()).append('=').append(content(row));
    for (int index = CONTENT + 1; index < row.size(); index++) {
      raw.append(", ").append(row.schema().fieldNames()[index]).append('=').append(row.get(index));
    }
    return raw.toString();
  }

  private Object content(Row row) {
    if (row.isNullAt(CONTENT)) {
      return null;
    }
    return columns.kind() == ContentKind.TOKENS
        ? row.getList(CONTENT)
        : new String(row.<byte[]>getAs(CONTENT), StandardCharsets.UTF_8);
  }
}
