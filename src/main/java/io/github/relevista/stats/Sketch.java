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
    SketchTotal both = new SketchTotal();
    both.add(bins, counts, bins.length);
    both.add(other.bins, other.counts, other.bins.length);
    return both.sketch();
  }

  /** Refuses bins in front of arrays that are none of a sketch. */
  static void require(int[] bins, long[] counts, int size) {
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
