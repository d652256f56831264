package io.github.relevista.report;

import java.util.Locale;

/**
 * A column of a table.
 *
 * @param name its key in JSON
 * @param heading what people see above it; empty for nothing
 * @param kind what its cells are
 * @param format how {@link String#format} writes a cell of numbers
 * @param width of its cells, at least
 * @param gap blanks in front of it, where it is not the first
 * @param audience who sees it
 */
public record Column(
    String name, String heading, Kind kind, String format, int width, int gap, Audience audience) {

  /** What a cell is. */
  public enum Kind {
    /** Words of this program's own: to the left, whole. */
    TEXT,
    /** A word of a text, or a name that a model gives: to the left, and cut where it is long. */
    TERM,
    /** A number, or a text that begins with one: to the right. */
    NUMBER
  }

  /** Who sees a column. */
  public enum Audience {
    /** People and programs. */
    ALL,
    /** People alone. */
    PEOPLE,
    /** Programs alone. */
    PROGRAMS
  }

  /** A column of texts. */
  public static Column text(String name) {
    return new Column(name, name, Kind.TEXT, "%s", 0, 1, Audience.ALL);
  }

  /** A column of words of texts, or of names that a model gives. */
  public static Column term(String name) {
    return new Column(name, name, Kind.TERM, "%s", 0, 1, Audience.ALL);
  }

  /** A column of numbers. */
  public static Column number(String name, String format) {
    return new Column(name, name, Kind.NUMBER, format, 0, 1, Audience.ALL);
  }

  /** This column under another heading. */
  public Column under(String changed) {
    return new Column(name, changed, kind, format, width, gap, audience);
  }

  /** This column of a width at least. */
  public Column wide(int changed) {
    return new Column(name, heading, kind, format, changed, gap, audience);
  }

  /** This column behind so many blanks. */
  public Column after(int changed) {
    return new Column(name, heading, kind, format, width, changed, audience);
  }

  /** This column for some alone. */
  public Column onlyFor(Audience changed) {
    return new Column(name, heading, kind, format, width, gap, changed);
  }

  /** A cell as people see it. */
  String cell(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof String text ? text : Numbers.format(format, value);
  }

  boolean isFor(Audience reader) {
    return audience == Audience.ALL || audience == reader;
  }

  /** Numbers as people read them. */
  private static final class Numbers {
    /** From here on digits before the point say nothing any more. */
    private static final double LARGE = 1e7;

    private static String format(String format, Object value) {
      boolean isFraction = value instanceof Double || value instanceof Float;
      if (!isFraction || Math.abs(((Number) value).doubleValue()) < LARGE) {
        return String.format(Locale.ROOT, format, value);
      }
      // Thousands of a fraction are not grouped in powers of ten: %,.0f becomes %.3e.
      return String.format(
          Locale.ROOT, format.replace(",", "").replaceFirst("\\.\\d+f", ".3e"), value);
    }
  }
}
