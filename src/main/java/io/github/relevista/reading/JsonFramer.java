package io.github.relevista.reading;

/**
 * A record is a value of a stream of JSON documents, or an element of an array of the stream: files
 * of one array, and of objects over several lines. Brackets and commas between records are none.
 *
 * <p>Where a value is damaged (a line ends within a string, or the file within the value) the
 * record goes on to the next line that opens an object, so that what is damaged is one record and
 * the following ones are read.
 */
final class JsonFramer extends Framer {
  /** A value that is not closed within so many bytes is taken for a damaged one. */
  private static final int LONGEST_VALUE = 1 << 26;

  @Override
  Found find(byte[] bytes, int begin, int end, boolean isLast) {
    int first = begin;
    while (first < end && isBetweenRecords(bytes[first])) {
      first++;
    }
    if (first == end) {
      return isLast ? Found.NONE : Found.MORE;
    }
    int depth = 0;
    boolean inString = false;
    for (int at = first; at < end; at++) {
      byte current = bytes[at];
      if (inString) {
        if (current == '\\') {
          at++;
        } else if (current == '"') {
          inString = false;
        } else if (current == '\n') {
          return damaged(bytes, first, at, end, isLast);
        }
      } else if (current == '"') {
        inString = true;
      } else if (current == '{' || current == '[') {
        depth++;
      } else if (current == '}' || current == ']') {
        depth--;
      }
      if (!inString && depth <= 0 && isEnd(bytes, at, end)) {
        return record(first, at + 1, at + 1);
      }
    }
    boolean isDamaged = isLast || end - begin >= LONGEST_VALUE;
    return isDamaged ? damaged(bytes, first, first, end, true) : Found.MORE;
  }

  /** Whether a value at the top level ends with the byte at a place. */
  private static boolean isEnd(byte[] bytes, int at, int end) {
    byte current = bytes[at];
    if (current == '}' || current == ']' || current == '"') {
      return true;
    }
    return at + 1 < end
        && (isBetweenRecords(bytes[at + 1]) || bytes[at + 1] == '{' || bytes[at + 1] == '"');
  }

  /** The record that is damaged: up to the next line that opens an object. */
  private Found damaged(byte[] bytes, int first, int from, int end, boolean isLast) {
    int lineFeed = lineFeed(bytes, from, end);
    while (lineFeed >= 0) {
      int at = lineFeed + 1;
      while (at < end && (bytes[at] == ' ' || bytes[at] == '\t')) {
        at++;
      }
      if (at < end && bytes[at] == '{') {
        return record(first, lineFeed, lineFeed + 1);
      }
      lineFeed = lineFeed(bytes, lineFeed + 1, end);
    }
    return isLast ? record(first, end, end) : Found.MORE;
  }

  private static boolean isBetweenRecords(byte current) {
    return switch (current) {
      case ' ', '\t', '\r', '\n', ',', '[', ']' -> true;
      default -> false;
    };
  }
}
