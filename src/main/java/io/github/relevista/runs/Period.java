package io.github.relevista.runs;

import java.time.LocalDate;

/**
 * Days that are added up.
 *
 * @param first the first of them
 * @param last the last of them, which the sum is filed under
 */
public record Period(LocalDate first, LocalDate last) implements Comparable<Period> {
  /** Refuses days that end before they begin. */
  public Period {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "a period must not end before it begins, was %s to %s".formatted(first, last));
    }
  }

  /** Whether a day is one of them. */
  public boolean holds(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** By the last day. */
  @Override
  public int compareTo(Period other) {
    return last.compareTo(other.last);
  }
}
