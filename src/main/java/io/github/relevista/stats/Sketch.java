package io.github.relevista.stats;

import java.util.Arrays;
import java.util.SortedMap;

/**
 * How many numbers lie in each of the {@linkplain FloatBins bins} that hold any: what quantiles are
 * read from. Two sketches add up exactly, in any order.
 */
public final class Sketch {
  /** Of no number. */
  public static final Sketch EMPTY = new Sketch(new int[0], new long[0]);

  private final int[] bins;
  private final long[] counts;

  /**
   * @param bins in ascending order, each once
   * @param counts how many numbers lie in each, above 0
   */
  Sketch(int[] bins, long[] counts) {
    this.bins = bins;
    this.counts = counts;
  }

  /**
   * The sketch of bins and their counts.
   *
   * @throws IllegalArgumentException if a bin is not above the one before it, or holds nothing
   */
  public static Sketch of(int[] bins, long[] counts) {
    require(bins, counts, bins.length);
    return new Sketch(bins.clone(), counts.clone());
  }

  /**
   * The sketch of numbers.
   *
   * @param binOfEach the bin of each of them, which are sorted here
   */
  static Sketch ofNumbers(int[] binOfEach) {
    Arrays.sort(binOfEach);
    int[] bins = new int[binOfEach.length];
    long[] counts = new long[binOfEach.length];
    int size = 0;
    for (int bin : binOfEach) {
      if (size == 0 || bins[size - 1] != bin) {
        bins[size++] = bin;
      }
      counts[size - 1]++;
    }
    return new Sketch(Arrays.copyOf(bins, size), Arrays.copyOf(counts, size));
  }

  /**
   * The sketch of bins, each with its count, above 0.
   *
   * @param counts by bin
   */
  static Sketch ofCounts(SortedMap<Integer, Long> counts) {
    return new Sketch(
        counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
        counts.values().stream().mapToLong(Long::longValue).toArray());
  }

  /** The sketch of the numbers of both. */
  public Sketch merge(Sketch other) {
    return merge(other.bins, other.counts, other.bins.length);
  }

  /**
   * The same with a sketch that nobody made: its bins and their counts, as {@link #of} takes them.
   *
   * @param size how many there are in front of the arrays
   * @throws IllegalArgumentException as {@link #of}
   */
  public Sketch merge(int[] otherBins, long[] otherCounts, int size) {
    require(otherBins, otherCounts, size);
    int union = union(otherBins, size);
    // Sketches of the same words soon have the same bins, which one array holds for all.
    int[] merged = union == bins.length ? bins : new int[union];
    long[] numbers = new long[union];
    int mine = 0;
    int theirs = 0;
    for (int place = 0; place < union; place++) {
      boolean takeMine = theirs == size || mine < bins.length && bins[mine] <= otherBins[theirs];
      boolean takeTheirs = mine == bins.length || theirs < size && otherBins[theirs] <= bins[mine];
      merged[place] = takeMine ? bins[mine] : otherBins[theirs];
      numbers[place] = (takeMine ? counts[mine++] : 0) + (takeTheirs ? otherCounts[theirs++] : 0);
    }
    return new Sketch(merged, numbers);
  }

  /** How many bins there are in this sketch or among others. */
  private int union(int[] otherBins, int size) {
    int union = bins.length;
    int mine = 0;
    for (int theirs = 0; theirs < size; theirs++) {
      while (mine < bins.length && bins[mine] < otherBins[theirs]) {
        mine++;
      }
      if (mine == bins.length || bins[mine] > otherBins[theirs]) {
        union++;
      }
    }
    return union;
  }

  private static void require(int[] bins, long[] counts, int size) {
    for (int index = 0; index < size; index++) {
      if (counts[index] < 1 || index > 0 && bins[index] <= bins[index - 1]) {
        throw new IllegalArgumentException(
            "the bins of a sketch ascend, and each holds a number, was bin %d with %d"
                .formatted(bins[index], counts[index]));
      }
    }
  }

  /**
   * The middle of the bin that holds the number of rank ⌈share · n⌉, within 1/128 of that number.
   *
   * @param share in (0, 1]
   * @return NaN where there is no number
   */
  public double quantile(double share) {
    long rank = FloatBins.rank(share, Arrays.stream(counts).sum());
    long seen = 0;
    for (int index = 0; index < bins.length; index++) {
      seen += counts[index];
      if (seen >= rank) {
        return FloatBins.middle(bins[index]);
      }
    }
    return Double.NaN;
  }

  /** Number of bins that hold any number. */
  public int size() {
    return bins.length;
  }

  /** A bin, from the lowest. */
  public int bin(int index) {
    return bins[index];
  }

  /** How many numbers lie in that bin. */
  public long count(int index) {
    return counts[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sketch sketch
        && Arrays.equals(bins, sketch.bins)
        && Arrays.equals(counts, sketch.counts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(bins) + Arrays.hashCode(counts);
  }

  @Override
  public String toString() {
    return "bins " + Arrays.toString(bins) + " counts " + Arrays.toString(counts);
  }
}
