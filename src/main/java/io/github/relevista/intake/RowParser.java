package io.github.relevista.intake;

import java.util.Objects;

/**
 * Makes a review of a raw line, or says why it is none. Nothing that a line may hold makes it
 * throw. A parser keeps state between lines: every thread has its own, built by {@link
 * RowSettings#newParser}.
 *
 * <p>Every kind of line is treated alike first: a carriage return at its end and a byte order mark
 * at its start are no part of it (a mark begins a file, and a parser does not know where files
 * begin), and a line that is blank or is no valid UTF-8 is a reject.
 */
public abstract sealed class RowParser permits JsonRowParser, DelimitedRowParser, PlainRowParser {
  private static final int BYTE_ORDER_MARK_LENGTH = 3;

  RowParser() {}

  /**
   * Reads the line in bytes[offset, offset + length), which has no newline at its end.
   *
   * @throws IndexOutOfBoundsException if the range does not lie within the bytes
   */
  public final Intake parse(byte[] bytes, int offset, int length) {
    int begin = begin(bytes, offset, length);
    int end = end(bytes, begin, offset + length);
    if (isBlank(bytes, begin, end)) {
      return new Reject(RejectReason.BLANK_LINE, "the line holds nothing but white space");
    }
    int malformed = Utf8Check.firstMalformed(bytes, begin, end);
    if (malformed >= 0) {
      return new Reject(
          RejectReason.INVALID_UTF8,
          "byte %d of the line (0x%02x) begins no valid UTF-8 character; save the file as UTF-8"
              .formatted(malformed - offset + 1, bytes[malformed]));
    }
    return parseLine(bytes, begin, end);
  }

  /** Reads the record in bytes[begin, end): valid UTF-8, not blank, without byte order mark. */
  abstract Intake parseLine(byte[] bytes, int begin, int end);

  private static int begin(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    boolean marked =
        length >= BYTE_ORDER_MARK_LENGTH
            && bytes[offset] == (byte) 0xEF
            && bytes[offset + 1] == (byte) 0xBB
            && bytes[offset + 2] == (byte) 0xBF;
    return marked ? offset + BYTE_ORDER_MARK_LENGTH : offset;
  }

  private static int end(byte[] bytes, int begin, int end) {
    return end > begin && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  private static boolean isBlank(byte[] bytes, int begin, int end) {
    for (int at = begin; at < end; at++) {
      if (bytes[at] != ' ' && (bytes[at] < '\t' || bytes[at] > '\r')) {
        return false;
      }
    }
    return true;
  }
}
