package io.github.relevista.spark.tables;

import static org.apache.spark.sql.functions.lit;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * The keys from one on and up to another, in the order of Spark: null before all else.
 *
 * @param from the first key of the range; null where it has no beginning
 * @param to the first key behind the range; null where it has no end
 */
record KeyRange(Row from, Row to) {
  /** All keys. */
  static final KeyRange ALL = new KeyRange(null, null);

  /**
   * Ranges of which each key lies in one.
   *
   * @param bounds the keys between them, ascending, each once
   */
  static List<KeyRange> between(List<Row> bounds) {
    List<KeyRange> ranges = new ArrayList<>();
    Row from = null;
    for (Row bound : bounds) {
      ranges.add(new KeyRange(from, bound));
      from = bound;
    }
    ranges.add(new KeyRange(from, null));
    return ranges;
  }

  /** Whether a row lies in the range, as a condition by which a reader of files skips others. */
  Column condition(List<Column> keys) {
    Column notBelow = from == null ? lit(true) : notBelow(keys, from, 0);
    return to == null ? notBelow : notBelow.and(below(keys, to, 0));
  }

  /** Tells the same of a key, without a query. */
  Filter filter() {
    return new Filter(from == null ? null : TextKey.of(from), to == null ? null : TextKey.of(to));
  }

  /** Whether a key lies in a range. */
  record Filter(TextKey from, TextKey to) implements Serializable {
    boolean holds(TextKey key) {
      return (from == null || key.compareTo(from) >= 0) && (to == null || key.compareTo(to) < 0);
    }
  }

  /** Whether the keys of a row, from one on, come before a bound. */
  private static Column below(List<Column> keys, Row bound, int from) {
    Column key = keys.get(from);
    Column here = bound.isNullAt(from) ? lit(false) : key.isNull().or(key.lt(bound.get(from)));
    return from + 1 == keys.size()
        ? here
        : here.or(key.eqNullSafe(bound.get(from)).and(below(keys, bound, from + 1)));
  }

  /** The opposite. */
  private static Column notBelow(List<Column> keys, Row bound, int from) {
    Column key = keys.get(from);
    boolean last = from + 1 == keys.size();
    if (bound.isNullAt(from)) {
      return last ? lit(true) : key.isNotNull().or(notBelow(keys, bound, from + 1));
    }
    return last
        ? key.geq(bound.get(from))
        : key.gt(bound.get(from))
            .or(key.equalTo(bound.get(from)).and(notBelow(keys, bound, from + 1)));
  }
}
