package io.github.relevista.settings;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Dates and spans of time as a configuration writes them. */
final class Times {
  private static final long MOST_OF_A_SPAN = 1_000_000;

  private Times() {}

  /** A date: {@code 2026-01-31}. */
  static LocalDate date(String key, String value) {
    try {
      return LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw SettingReader.wrong(key, value, "a date such as 2026-01-31");
    }
  }

  /** A number of days, one or more: {@code 28d}. */
  static int days(String key, String value, int most) {
    String allowed = "a number of days from 1d to %dd such as 28d".formatted(most);
    return Optional.of(value)
        .filter(days -> days.endsWith("d"))
        .flatMap(days -> Words.wholeNumber(days.substring(0, days.length() - 1)))
        .filter(days -> days >= 1 && days <= most)
        .orElseThrow(() -> SettingReader.wrong(key, value, allowed))
        .intValue();
  }

  /** A span: {@code 90s}, {@code 10m}, {@code 2h}. */
  static Duration duration(String key, String value) {
    Optional<Long> number =
        value.length() < 2
            ? Optional.empty()
            : Words.wholeNumber(value.substring(0, value.length() - 1));
    long count =
        number
            .filter(span -> span >= 0 && span <= MOST_OF_A_SPAN)
            .orElseThrow(() -> SettingReader.wrong(key, value, "a time such as 90s, 10m or 2h"));
    return switch (value.charAt(value.length() - 1)) {
      case 's' -> Duration.ofSeconds(count);
      case 'm' -> Duration.ofMinutes(count);
      case 'h' -> Duration.ofHours(count);
      default -> throw SettingReader.wrong(key, value, "a time such as 90s, 10m or 2h");
    };
  }
}
