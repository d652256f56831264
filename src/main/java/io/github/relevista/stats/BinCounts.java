package io.github.relevista.stats;

import java.util.Arrays;

/**
 * How many numbers of each of several targets lie in each {@linkplain FloatBins bin}: one small
 * hash table for all targets of a term, since these are added to together. An entry is one long,
 * the number of its target and bin in the upper half and the count in the lower one.
 */
final class BinCounts {
  private static final int FIRST_LENGTH = 8;

  /** The odd number nearest to 2³² / golden ratio, by which keys are spread. */
  private static final int SPREAD = 0x9E3779B9;

  private long[] entries = new long[FIRST_LENGTH];
  private int used;

  /**
   * Adds a number.
   *
   * @param target from 0 to 2¹⁶ − 2
   * @param bin as {@link FloatBins#bin} gives it, which fits 15 bits and a sign
   */
  void add(int target, int bin) {
    // Never 0, which says that an entry is free.
    int key = (target + 1) << Short.SIZE | (bin & 0xFFFF);
    int place = place(key);
    while (entries[place] != 0) {
      if ((int) (entries[place] >>> Integer.SIZE) == key) {
        if ((int) entries[place] == -1) {
          throw new ArithmeticException("a task saw a term more than 2^32 times in one bin");
        }
        entries[place]++;
        return;
      }
      place = (place + 1) & (entries.length - 1);
    }
    entries[place] = (long) key << Integer.SIZE | 1;
    used++;
    if (used * 4 > entries.length * 3) {
      grow();
    }
  }

  private int place(int key) {
    return (key * SPREAD) >>> (Integer.numberOfLeadingZeros(entries.length) + 1);
  }

  private void grow() {
    long[] former = entries;
    entries = new long[2 * former.length];
    for (long entry : former) {
      if (entry != 0) {
        int place = place((int) (entry >>> Integer.SIZE));
        while (entries[place] != 0) {
          place = (place + 1) & (entries.length - 1);
        }
        entries[place] = entry;
      }
    }
  }

  /** The longs that it takes. */
  int length() {
    return entries.length;
  }

  /** The sketch of a target. */
  Sketch sketch(int target) {
    long[] found = new long[used];
    int size = 0;
    for (long entry : entries) {
      if (entry >>> (Integer.SIZE + Short.SIZE) == target + 1) {
        // The bin, with its sign, in front of the count: sorted like this they are in order.
        found[size++] =
            (long) (short) (entry >>> Integer.SIZE) << Integer.SIZE | entry & 0xFFFFFFFFL;
      }
    }
    Arrays.sort(found, 0, size);
    int[] bins = new int[size];
    long[] counts = new long[size];
    for (int index = 0; index < size; index++) {
      bins[index] = (int) (found[index] >> Integer.SIZE);
      counts[index] = found[index] & 0xFFFFFFFFL;
    }
    return new Sketch(bins, counts);
  }
}
