package io.github.relevista.spark.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.InternalRow;

/** Which place each key has: in the order in which they come first. */
final class KeyPlaces {
  /** Of a row whose key is not in the range. */
  static final int NONE = -1;

  private final Map<TextKey, Integer> places = new HashMap<>();
  private final List<TextKey> keys = new ArrayList<>();
  private final KeyRange.Filter range;
  private final TextKey read;
  // Published files are sorted alike: after a key mostly comes the one that came last time.
  private int[] next = new int[16];
  private int last;

  /**
   * @param columns of a key, the first of a row
   * @param range tells of which keys rows have a place
   */
  KeyPlaces(int columns, KeyRange.Filter range) {
    read = new TextKey(columns);
    this.range = range;
  }

  /** The place of the key of a row, or {@link #NONE} if it is not in the range. */
  int of(InternalRow row) {
    read.read(row);
    int expected = next[last];
    if (expected < keys.size() && keys.get(expected).equals(read)) {
      last = expected;
      return expected;
    }
    if (!range.holds(read)) {
      return NONE;
    }
    Integer found = places.get(read);
    int place = found == null ? added(read.copy(keys.isEmpty() ? null : keys.get(last))) : found;
    next[last] = place;
    last = place;
    return place;
  }

  private int added(TextKey key) {
    int place = keys.size();
    keys.add(key);
    places.put(key, place);
    if (place == next.length) {
      next = Arrays.copyOf(next, 2 * place);
    }
    return place;
  }

  /** The key of a place. */
  TextKey key(int place) {
    return keys.get(place);
  }

  /** The places in the order of their keys. */
  Stream<Integer> sorted() {
    // Sorted before it is a stream: one that sorts makes all that comes of it at once.
    Integer[] order = new Integer[keys.size()];
    Arrays.setAll(order, place -> place);
    Arrays.sort(order, Comparator.comparing(keys::get));
    return Arrays.stream(order);
  }
}
