package io.github.relevista.intake;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * How the fields of CSV and TSV files are written.
 *
 * @param delimiter what stands between fields: one character or more, in TSV files a tab
 * @param escapes how a quote within quotes is written: one way, or two ways in the order in which
 *     they are tried on a record
 * @param nullValues fields that stand for no value, where they are not quoted
 */
public record Dialect(String delimiter, List<Escape> escapes, Set<String> nullValues)
    implements Serializable {
  /** How a quote within quotes is written. */
  public enum Escape {
    /** Twice: RFC 4180. */
    DOUBLED_QUOTE("doubled_quote"),
    /**
     * After a backslash, as Spark and MySQL write it, or twice. A backslash also stands before a
     * backslash and before a line break that belong to the field; before anything else it is
     * itself.
     */
    BACKSLASH("backslash");

    private final String wireName;

    Escape(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations. */
    public String wireName() {
      return wireName;
    }
  }

  /** What stands for no value where nobody says otherwise: MySQL's, Hive's and Postgres' null. */
  public static final Set<String> USUAL_NULLS = Set.of("\\N");

  /** RFC 4180; a record that is none is tried with backslashes. */
  public static final Dialect CSV =
      new Dialect(",", List.of(Escape.DOUBLED_QUOTE, Escape.BACKSLASH), USUAL_NULLS);

  /** The media type text/tab-separated-values, where nothing is quoted and nothing escaped. */
  public static final Dialect TSV = new Dialect("\t", List.of(), USUAL_NULLS);

  /**
   * @throws IllegalArgumentException if the delimiter is empty, or holds a quote, a line break, or
   *     half a surrogate pair
   */
  public Dialect {
    escapes = List.copyOf(escapes);
    nullValues = Set.copyOf(nullValues);
    if (delimiter.isEmpty()
        || delimiter.chars().anyMatch(c -> c == '"' || c == '\n' || c == '\r')
        || !StandardCharsets.UTF_8.newEncoder().canEncode(delimiter)) {
      throw new IllegalArgumentException(
          "delimiter must be one character or more without quote and line break, was '%s'"
              .formatted(delimiter));
    }
  }

  /** The same with another delimiter. */
  public Dialect withDelimiter(String other) {
    return new Dialect(other, escapes, nullValues);
  }

  /** The same with ways to write a quote. */
  public Dialect withEscapes(List<Escape> others) {
    return new Dialect(delimiter, others, nullValues);
  }

  /** The same with other null values. */
  public Dialect withNullValues(Set<String> others) {
    return new Dialect(delimiter, escapes, others);
  }
}
