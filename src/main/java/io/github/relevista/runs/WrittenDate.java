package io.github.relevista.runs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The date that a path or a value of a column names. */
public final class WrittenDate {
  private static final Pattern DATE =
      Pattern.compile("(?<!\\d)(\\d{4})([-/_]?)(\\d{2})\\2(\\d{2})(?!\\d)");

  /** Seconds since 1970 from 1973 on, and the same in milliseconds. */
  private static final Pattern EPOCH = Pattern.compile("(\\d{9,10})(\\d{3})?(\\.\\d*)?");

  private WrittenDate() {}

  /**
   * The date in a path: {@code 2026-01-31} anywhere ({@code date=2026-01-31/part.json}), {@code
   * 20260131} between other characters than digits, or the folders {@code 2026/01/31}; empty where
   * the path names none that there is. Where it names several, the last one counts: it is nearest
   * to the rows.
   */
  public static Optional<LocalDate> ofPath(String path) {
    return DATE.matcher(path)
        .results()
        .flatMap(match -> date(match).stream())
        .reduce((former, later) -> later);
  }

  /**
   * The date in a value: one written as in a path, where the first one counts ({@code 2026-01-31
   * 23:59:00}), or in UTC that of a number of seconds or milliseconds since 1970; empty of others
   * and of null.
   */
  public static Optional<LocalDate> ofValue(String value) {
    if (value == null) {
      return Optional.empty();
    }
    if (EPOCH.matcher(value).matches()) {
      String whole = value.replaceFirst("\\..*", "");
      long number = Long.parseLong(whole);
      Instant instant =
          whole.length() > 10 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
      return Optional.of(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }
    return DATE.matcher(value).results().flatMap(match -> date(match).stream()).findFirst();
  }

  private static Optional<LocalDate> date(MatchResult match) {
    try {
      return Optional.of(
          LocalDate.of(
              Integer.parseInt(match.group(1)),
              Integer.parseInt(match.group(3)),
              Integer.parseInt(match.group(4))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
