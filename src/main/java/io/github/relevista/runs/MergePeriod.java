package io.github.relevista.runs;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Which days make one sum. */
public enum MergePeriod {
  /** All of them. */
  ALL("all"),
  /** Each by itself: shards of a day, or several outputs, are added up. */
  DAY("day"),
  /** Those of a month of the calendar, filed under its last day whether that is there or not. */
  MONTH("month");

  private final String wireName;

  MergePeriod(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configurations. */
  public String wireName() {
    return wireName;
  }

  /**
   * The period that a day belongs to.
   *
   * @param range all days that are merged, this one among them
   */
  public Period of(LocalDate day, Period range) {
    return switch (this) {
      case ALL -> range;
      case DAY -> new Period(day, day);
      case MONTH -> new Period(day.withDayOfMonth(1), day.with(TemporalAdjusters.lastDayOfMonth()));
    };
  }
}
