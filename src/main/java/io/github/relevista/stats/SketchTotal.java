package io.github.relevista.stats;

import java.util.Arrays;

/**
 * The sum of many sketches, which grows in place: {@link Sketch#merge} without a new sketch for
 * each that is added.
 */
public final class SketchTotal {
  private int[] bins = new int[0];
  private long[] counts = new long[0];
  private int size;

  /**
   * Adds a sketch that nobody made: its bins and their counts, as {@link Sketch#of} takes them.
   *
   * @param otherSize how many there are in front of the arrays
   * @throws IllegalArgumentException as {@link Sketch#of}; the sum is what it was then
   */
  public void add(int[] otherBins, long[] otherCounts, int otherSize) {
    Sketch.require(otherBins, otherCounts, otherSize);
    int union = union(otherBins, otherSize);
    if (union > bins.length) {
      // Sums of the same words soon have all the bins that they will have.
      int room = union + union / 4;
      bins = Arrays.copyOf(bins, room);
      counts = Arrays.copyOf(counts, room);
    }
    // From the end, so that each bin moves to its place before another comes there.
    int mine = size - 1;
    int theirs = otherSize - 1;
    for (int place = union - 1; theirs >= 0; place--) {
      if (mine < 0 || bins[mine] < otherBins[theirs]) {
        bins[place] = otherBins[theirs];
        counts[place] = otherCounts[theirs--];
      } else {
        boolean same = bins[mine] == otherBins[theirs];
        bins[place] = bins[mine];
        counts[place] = counts[mine--] + (same ? otherCounts[theirs--] : 0);
      }
    }
    size = union;
  }

  /** How many bins there are in this sum or among others. */
  private int union(int[] otherBins, int otherSize) {
    int union = size;
    int mine = 0;
    for (int theirs = 0; theirs < otherSize; theirs++) {
      while (mine < size && bins[mine] < otherBins[theirs]) {
        mine++;
      }
      if (mine == size || bins[mine] > otherBins[theirs]) {
        union++;
      }
    }
    return union;
  }

  /** The sum. */
  public Sketch sketch() {
    return new Sketch(Arrays.copyOf(bins, size), Arrays.copyOf(counts, size));
  }
}
