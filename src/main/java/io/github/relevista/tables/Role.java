package io.github.relevista.tables;

import java.util.function.Function;

/**
 * What a column does in its table.
 *
 * @param <S> the statistic that a row of the table holds
 */
public sealed interface Role<S> {
  /** How the states of rows of one key become that of all of them. */
  enum Merge {
    /** They add up; null where all are. */
    SUM,
    /** The smallest of them. */
    MINIMUM,
    /** The largest of them. */
    MAXIMUM,
    /** The counts of each bin of sketches add up. */
    SKETCH
  }

  /** Tells which rows belong together: those that are alike in all keys, null being a value. */
  record Key<S>() implements Role<S> {}

  /**
   * A part of what the statistic is made of.
   *
   * @param merge how it merges
   * @param reader reads it of a statistic
   */
  record State<S>(Merge merge, Function<S, Object> reader) implements Role<S> {}

  /**
   * Follows from the states of the same row.
   *
   * @param sql how, as an expression over their columns
   * @param reader reads it of a statistic; null where there is none
   */
  record Derived<S>(String sql, Function<S, Object> reader) implements Role<S> {}

  /**
   * A quantile of the sketch in the same row, between its least and its largest number.
   *
   * @param part the share of numbers that lie below it, in (0, 1]
   * @param sketch the column of the sketch
   * @param least the column of the least number
   * @param largest the column of the largest
   * @param reader reads it of a statistic
   */
  record Quantile<S>(
      double part, String sketch, String least, String largest, Function<S, Object> reader)
      implements Role<S> {}

  /** Says something of the one thing that the row is about; rows do not merge. */
  record Fact<S>() implements Role<S> {}
}
