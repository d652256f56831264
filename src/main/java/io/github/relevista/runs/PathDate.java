package io.github.relevista.runs;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The date that a path names: {@code 2026-01-31} anywhere ({@code date=2026-01-31/part.json}),
 * {@code 20260131} between other characters than digits, or the folders {@code 2026/01/31}. Where a
 * path names several, the last one counts: it is nearest to the rows.
 */
public final class PathDate {
  private static final Pattern DATE =
      Pattern.compile("(?<!\\d)(\\d{4})([-/_]?)(\\d{2})\\2(\\d{2})(?!\\d)");

  private PathDate() {}

  /** The date, or empty where the path names none that there is. */
  public static Optional<LocalDate> of(String path) {
    return DATE.matcher(path)
        .results()
        .flatMap(match -> date(match).stream())
        .reduce((former, later) -> later);
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
