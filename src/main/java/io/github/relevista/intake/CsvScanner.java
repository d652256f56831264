package io.github.relevista.intake;

import io.github.relevista.intake.Dialect.Escape;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Goes over one record of comma-separated fields, byte by byte: the only code that knows where a
 * field or a record ends, for those who look for the ends of records and for those who split them.
 *
 * <p>A quote within a field that is not quoted makes the record none, as RFC 4180 has it: it is how
 * the rest of a record that was broken in two shows. Nor does a carriage return stand outside
 * quotes but before the line feed. For one thread.
 */
public final class CsvScanner {
  /** How a scan ended. */
  public enum Outcome {
    /** With the record; {@link CsvScanner#end} tells where. */
    WHOLE,
    /** With the bytes: within quotes, or where the next byte would tell. */
    OPEN,
    /** Something stands between a closing quote and the next delimiter. */
    TEXT_AFTER_QUOTE,
    /** A field that is not quoted holds a quote. */
    STRAY_QUOTE,
    /** A carriage return stands outside quotes. */
    STRAY_RETURN
  }

  private final byte[] delimiter;
  private final ByteArrayOutputStream unescaped = new ByteArrayOutputStream();
  private List<String> kept;
  private Set<String> nullValues = Set.of();
  private int end;
  private int fields;

  /**
   * @param delimiter what stands between fields
   */
  public CsvScanner(String delimiter) {
    this.delimiter = delimiter.getBytes(StandardCharsets.UTF_8);
  }

  /** Where the last whole record ended: at its line feed, or behind the last byte. */
  public int end() {
    return end;
  }

  /** Number of fields of the last whole record. */
  public int fields() {
    return fields;
  }

  /**
   * Looks for the end of the record that begins at bytes[begin].
   *
   * @param limit behind the last byte that is there
   * @param isLast whether no byte will follow those
   */
  public Outcome scan(byte[] bytes, int begin, int limit, boolean isLast, Escape escape) {
    kept = null;
    return fields(bytes, begin, limit, isLast, escape);
  }

  /**
   * Splits bytes[begin, limit), which are one record.
   *
   * @param into takes the fields; null for a null value
   * @param nullValues fields that stand for no value where they are not quoted
   */
  Outcome split(
      byte[] bytes,
      int begin,
      int limit,
      Escape escape,
      List<String> into,
      Set<String> nullValues) {
    kept = into;
    this.nullValues = nullValues;
    into.clear();
    Outcome outcome = fields(bytes, begin, limit, true, escape);
    // A line feed outside quotes: the bytes are more than one record.
    return outcome == Outcome.WHOLE && end < limit ? Outcome.TEXT_AFTER_QUOTE : outcome;
  }

  private Outcome fields(byte[] bytes, int begin, int limit, boolean isLast, Escape escape) {
    int at = begin;
    fields = 0;
    while (true) {
      Outcome outcome =
          at < limit && bytes[at] == '"'
              ? quoted(bytes, at + 1, limit, isLast, escape)
              : unquoted(bytes, at, limit, isLast);
      if (outcome != Outcome.WHOLE) {
        return outcome;
      }
      fields++;
      if (end >= limit || bytes[end] == '\n') {
        return Outcome.WHOLE;
      }
      if (bytes[end] == '\r' && !isDelimiter(bytes, end, limit)) {
        // Before the line feed, or the last byte of all.
        end = Math.min(end + 1, limit);
        return Outcome.WHOLE;
      }
      at = end + delimiter.length;
    }
  }

  /** Finds the end of a field that is not quoted. */
  private Outcome unquoted(byte[] bytes, int begin, int limit, boolean isLast) {
    int at = begin;
    while (at < limit && bytes[at] != '\n' && !isDelimiter(bytes, at, limit)) {
      if (bytes[at] == '"') {
        return Outcome.STRAY_QUOTE;
      }
      if (bytes[at] == '\r') {
        Outcome outcome = carriageReturn(bytes, at, limit, isLast);
        if (outcome != Outcome.WHOLE) {
          return outcome;
        }
        break;
      }
      at++;
    }
    if (at == limit && !isLast) {
      return Outcome.OPEN;
    }
    end = at;
    if (kept != null) {
      String field = string(bytes, begin, at);
      kept.add(nullValues.contains(field) ? null : field);
    }
    return Outcome.WHOLE;
  }

  /** Finds the end of a field whose opening quote stands before bytes[begin]. */
  private Outcome quoted(byte[] bytes, int begin, int limit, boolean isLast, Escape escape) {
    unescaped.reset();
    int plain = begin;
    int at = begin;
    while (at < limit) {
      byte current = bytes[at];
      if (current == '\\' && escape == Escape.BACKSLASH) {
        if (at + 1 == limit) {
          return Outcome.OPEN;
        }
        if (isEscapable(bytes[at + 1])) {
          keep(bytes, plain, at);
          plain = at + 1;
        }
        at += 2;
      } else if (current != '"') {
        at++;
      } else if (at + 1 < limit && bytes[at + 1] == '"') {
        keep(bytes, plain, at);
        plain = at + 1;
        at += 2;
      } else {
        return closed(bytes, plain, at, limit, isLast);
      }
    }
    return Outcome.OPEN;
  }

  /** Looks at what follows the quote at bytes[quote], which is not doubled. */
  private Outcome closed(byte[] bytes, int plain, int quote, int limit, boolean isLast) {
    int following = quote + 1;
    if (following == limit && !isLast) {
      return Outcome.OPEN;
    }
    boolean isEnd =
        following == limit || bytes[following] == '\n' || isDelimiter(bytes, following, limit);
    if (!isEnd) {
      if (!isLast && limit - following < delimiter.length) {
        return Outcome.OPEN;
      }
      if (bytes[following] != '\r') {
        return Outcome.TEXT_AFTER_QUOTE;
      }
      Outcome outcome = carriageReturn(bytes, following, limit, isLast);
      if (outcome != Outcome.WHOLE) {
        return outcome;
      }
    }
    end = following;
    if (kept != null) {
      keep(bytes, plain, quote);
      kept.add(unescaped.toString(StandardCharsets.UTF_8));
    }
    return Outcome.WHOLE;
  }

  private Outcome carriageReturn(byte[] bytes, int at, int limit, boolean isLast) {
    if (at + 1 == limit) {
      // Who splits a record has taken the return at its end away.
      return !isLast ? Outcome.OPEN : kept == null ? Outcome.WHOLE : Outcome.STRAY_RETURN;
    }
    return bytes[at + 1] == '\n' ? Outcome.WHOLE : Outcome.STRAY_RETURN;
  }

  private void keep(byte[] bytes, int begin, int end) {
    if (kept != null) {
      unescaped.write(bytes, begin, end - begin);
    }
  }

  private static boolean isEscapable(byte following) {
    return following == '"' || following == '\\' || following == '\n' || following == '\r';
  }

  private boolean isDelimiter(byte[] bytes, int at, int limit) {
    if (bytes[at] != delimiter[0] || limit - at < delimiter.length) {
      return false;
    }
    for (int index = 1; index < delimiter.length; index++) {
      if (bytes[at + index] != delimiter[index]) {
        return false;
      }
    }
    return true;
  }

  private static String string(byte[] bytes, int begin, int end) {
    return new String(bytes, begin, end - begin, StandardCharsets.UTF_8);
  }
}
