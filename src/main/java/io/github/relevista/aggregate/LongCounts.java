package io.github.relevista.aggregate;

import io.github.relevista.resampling.SeededHash;
import java.util.Arrays;

/**
 * A number for each of many keys above 0, in two arrays: open addressing with steps of one. For one
 * thread.
 */
public final class LongCounts {
  /** Takes a number. */
  @FunctionalInterface
  public interface Visitor {
    /** Takes the number of a key. */
    void number(long key, long count);
  }

  /** 2⁶⁴ over the golden ratio: its upper bits scatter keys that differ in few (Knuth, 6.4). */
  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  private static final int LEAST = 1 << 10;

  private long[] keys = new long[LEAST];
  private long[] counts = new long[LEAST];
  private int size;

  /** Number of keys that have a number. */
  public int size() {
    return size;
  }

  /** The number of a key; 0 where it has none. */
  public long count(long key) {
    return counts[place(key)];
  }

  /** Adds to the number of a key. */
  public void add(long key, long count) {
    int place = place(key);
    if (keys[place] == 0) {
      keys[place] = key;
      size++;
    }
    counts[place] += count;
    if (size > keys.length / 2) {
      grow();
    }
  }

  private int place(long key) {
    int mask = keys.length - 1;
    int place = (int) (key * SCATTER >>> 32) & mask;
    while (keys[place] != 0 && keys[place] != key) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] formerKeys = keys;
    long[] formerCounts = counts;
    keys = new long[2 * formerKeys.length];
    counts = new long[keys.length];
    for (int index = 0; index < formerKeys.length; index++) {
      if (formerKeys[index] != 0) {
        int place = place(formerKeys[index]);
        keys[place] = formerKeys[index];
        counts[place] = formerCounts[index];
      }
    }
  }

  /** Visits every key that has a number, in no order that means anything. */
  public void forEach(Visitor visitor) {
    for (int place = 0; place < keys.length; place++) {
      if (keys[place] != 0) {
        visitor.number(keys[place], counts[place]);
      }
    }
  }

  /**
   * The keys that have a number, dealt out by a hash of the key alone, so that a key lies in the
   * same share wherever it was counted.
   *
   * @param shares how many there are, above 0
   * @return each key with its number behind it: [shares][2 · keys of the share]
   */
  public long[][] shares(int shares) {
    int[] ends = new int[shares];
    forEach((key, count) -> ends[share(key, shares)] += 2);
    long[][] dealt = new long[shares][];
    for (int share = 0; share < shares; share++) {
      dealt[share] = new long[ends[share]];
    }
    forEach(
        (key, count) -> {
          int share = share(key, shares);
          ends[share] -= 2;
          dealt[share][ends[share]] = key;
          dealt[share][ends[share] + 1] = count;
        });
    return dealt;
  }

  /** Of other bits than the place in the table: the keys of a share scatter over a table, too. */
  private static int share(long key, int shares) {
    return (int) Long.remainderUnsigned(SeededHash.mix(key), shares);
  }

  /** Forgets all. */
  public void clear() {
    Arrays.fill(keys, 0);
    Arrays.fill(counts, 0);
    size = 0;
  }
}
