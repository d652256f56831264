package io.github.relevista.spark.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.relevista.runs.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which other runs cannot commit any more once a run has begun, beside those of the same date,
 * model and settings.
 *
 * @param token what the token of a run says of it
 * @param period the days whose results the run replaces by one, if it does
 */
public record RunScope(String token, Optional<Period> period) {
  /** None beside these. */
  public static final RunScope RESULT = new RunScope("", Optional.empty());

  /**
   * Of the same model and settings those of this scope for any date: such runs share out files
   * among them, so that only one at a time may.
   */
  public static final RunScope KEY = new RunScope("key", Optional.empty());

  private static final String PERIOD = "period ";

  /**
   * Of the same model and settings those for any day of a period, whose results become one, which
   * is filed under the last day. A run for one of these days that begins later stops this one.
   */
  public static RunScope over(Period period) {
    return new RunScope(PERIOD + period.first() + " " + period.last(), Optional.of(period));
  }

  /** What the token of a run holds. */
  byte[] bytes() {
    return token.getBytes(UTF_8);
  }

  /** The scope of the run that left a token; of one that cannot be read the least. */
  static RunScope parse(byte[] bytes) {
    String token = new String(bytes, UTF_8);
    if (token.equals(KEY.token)) {
      return KEY;
    }
    try {
      String[] days = token.substring(Math.min(token.length(), PERIOD.length())).split(" ");
      return token.startsWith(PERIOD)
          ? over(new Period(LocalDate.parse(days[0]), LocalDate.parse(days[1])))
          : RESULT;
    } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      return RESULT;
    }
  }

  /**
   * Whether two runs of one model and settings, of other dates, stand in each other's way.
   *
   * @param date of the one, whose scope this is
   */
  boolean meets(LocalDate date, RunScope other, LocalDate otherDate) {
    return equals(KEY) && other.equals(KEY)
        || period.filter(days -> days.holds(otherDate)).isPresent()
        || other.period.filter(days -> days.holds(date)).isPresent();
  }
}
