package io.github.relevista.aggregate;

import java.util.Arrays;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/**
 * A number for each of many keys above 0, in two arrays: open addressing with steps of one. For one
 * thread.
 */
public final class LongCounts {
  /** 2⁶⁴ over the golden ratio: its upper bits scatter keys that differ in few (Knuth, 6.4). */
  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  private static final int LEAST = 1 << 10;

  private long[] keys = new long[LEAST];
  private int[] counts = new int[LEAST];
  private int size;

  /** Number of keys that have a number. */
  public int size() {
    return size;
  }

  /** The number of a key; 0 where it has none. */
  public int count(long key) {
    return counts[place(key)];
  }

  /** Adds to the number of a key. */
  public void add(long key, int count) {
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
    int[] formerCounts = counts;
    keys = new long[2 * formerKeys.length];
    counts = new int[keys.length];
    for (int index = 0; index < formerKeys.length; index++) {
      if (formerKeys[index] != 0) {
        int place = place(formerKeys[index]);
        keys[place] = formerKeys[index];
        counts[place] = formerCounts[index];
      }
    }
  }

  /** All keys that have a number, while none is added; in no order that means anything. */
  public PrimitiveIterator.OfLong keys() {
    return LongStream.of(keys).filter(key -> key != 0).iterator();
  }

  /** Forgets all. */
  public void clear() {
    Arrays.fill(keys, 0);
    Arrays.fill(counts, 0);
    size = 0;
  }
}
