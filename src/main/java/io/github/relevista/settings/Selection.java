package io.github.relevista.settings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which rows of published tables one means: {@code 2026-01-01..2026-01-31,category=film}. Either
 * end of the dates may be left out, or all of them; a single date stands for itself.
 *
 * @param from the first date, or as early as there is one
 * @param to the last date, or as late as there is one
 * @param values what columns of slices, {@code model_id} or {@code settings_id} must be
 */
public record Selection(
    Optional<LocalDate> from, Optional<LocalDate> to, Map<String, String> values) {
  private static final String ALLOWED =
      "dates and columns such as 2026-01-01..2026-01-31,category=film";

  /** Copies the map, in its order. */
  public Selection {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static Selection of(String key, String text) {
    Optional<LocalDate> from = Optional.empty();
    Optional<LocalDate> to = Optional.empty();
    Map<String, String> values = new LinkedHashMap<>();
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        values.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
      } else if (from.isEmpty() && to.isEmpty() && !part.isBlank()) {
        String[] ends = part.strip().split("\\.\\.", -1);
        if (ends.length > 2) {
          throw SettingReader.wrong(key, text, ALLOWED);
        }
        from = date(key, text, ends[0]);
        to = ends.length == 1 ? from : date(key, text, ends[1]);
      } else {
        throw SettingReader.wrong(key, text, ALLOWED);
      }
    }
    return new Selection(from, to, values);
  }

  private static Optional<LocalDate> date(String key, String text, String part) {
    try {
      return part.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(part.strip()));
    } catch (DateTimeException e) {
      throw SettingReader.wrong(key, text, ALLOWED);
    }
  }

  /** Whether a date is selected. */
  public boolean holds(LocalDate date) {
    return from.map(first -> !date.isBefore(first)).orElse(true)
        && to.map(last -> !date.isAfter(last)).orElse(true);
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (from.isPresent() || to.isPresent() || values.isEmpty()) {
      String first = from.map(LocalDate::toString).orElse("");
      String last = to.map(LocalDate::toString).orElse("");
      parts.add(from.isPresent() && from.equals(to) ? first : first + ".." + last);
    }
    values.forEach((name, value) -> parts.add(name + "=" + value));
    return String.join(",", parts);
  }
}
