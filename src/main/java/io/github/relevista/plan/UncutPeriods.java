package io.github.relevista.plan;

import io.github.relevista.runs.Period;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.InvalidSettingException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Days whose results became one are asked for together or not at all. */
public final class UncutPeriods {
  private UncutPeriods() {}

  /**
   * Whether a result counts in a range of days.
   *
   * @param from the first day; as early as there is one where it is empty
   * @param to the last day; as late as there is one where it is empty
   * @param output the output that holds the result, for people
   * @throws InvalidSettingException if some of the days that became this result are in the range
   *     and some are not
   */
  public static boolean isWithin(
      RunRecord record, Optional<LocalDate> from, Optional<LocalDate> to, String output) {
    Period days = record.days();
    boolean isApart =
        from.filter(days.last()::isBefore).isPresent()
            || to.filter(days.first()::isAfter).isPresent();
    boolean isWhole =
        from.filter(days.first()::isBefore).isEmpty() && to.filter(days.last()::isAfter).isEmpty();
    if (!isApart && !isWhole) {
      throw new InvalidSettingException(
          "the days %s to %s of %s became one result (merge --compact), which %s would cut through; ask for all of them or for none"
              .formatted(
                  days.first(),
                  days.last(),
                  output,
                  from.map(LocalDate::toString).orElse("")
                      + ".."
                      + to.map(LocalDate::toString).orElse("")));
    }
    return isWhole;
  }

  /** The date that a result is filed under which a day became a part of, if it did. */
  public static LocalDate filedUnder(LocalDate date) {
    return YearMonth.from(date).atEndOfMonth();
  }

  /**
   * Refuses to write a result of a day that became a part of another.
   *
   * @param records what the output holds of the same model and settings: of the date {@link
   *     #filedUnder} at least
   * @throws InvalidSettingException if there is such a result
   */
  public static void requireOwnResult(LocalDate date, String output, Iterable<RunRecord> records) {
    for (RunRecord record : records) {
      Optional<Period> days = record.compacted().filter(period -> period.holds(date));
      if (days.isPresent()) {
        throw new InvalidSettingException(
            "%s is one of the days %s to %s whose results in %s became one (merge --compact); choose another run_date, or another output"
                .formatted(date, days.get().first(), days.get().last(), output));
      }
    }
  }
}
