package io.github.relevista.stats;

import java.util.Arrays;

/**
 * The statistics of the relevance of many terms for the same targets: one row a term, and what
 * belongs to a row side by side in memory. Most terms are rare, so that most of an addition's time
 * goes on fetching what it adds to.
 *
 * <p>Relevances and {@linkplain RelevanceStatistic shares} come as {@linkplain FixedPoint
 * fixed-point} units. Everything is exact, whatever the order in which it came.
 */
public final class RelevanceTable {
  private static final int OCCURRENCES = 0;
  private static final int REVIEWS = 1;
  private static final int POSITIVE = 2;
  private static final int MINIMUM = 3;
  private static final int MAXIMUM = 4;

  private static final int OCCURRENCE_SQUARES = 5;

  private static final int RELEVANCE = 6;
  private static final int SHARE = 14;

  /** The bins of the latest occurrences, four to a long, until there are enough to count them. */
  private static final int PENDING = 22;

  private static final int WIDTH = 24;
  private static final int MOST_PENDING = 8;
  private static final int BINS_OF_A_LONG = Long.SIZE / Short.SIZE;

  /** Of each of the two, from where it begins. Sums take two places: see {@link ExactSum}. */
  private static final int SUM = 0;

  private static final int SQUARES = 2;
  private static final int REVIEW_SQUARES = 4;
  private static final int REVIEW_BY_OCCURRENCES = 6;

  private static final int ROWS_OF_A_CHUNK = 256;

  private final int targets;
  private long[][] chunks = new long[0][];
  private int rows;

  /**
   * How the relevances of each row are distributed, but for those that are pending; null where all
   * are: [chunks][rows of a chunk].
   */
  private BinCounts[][] distributions = new BinCounts[0][];

  private long distributionLongs;

  /**
   * @param targets number of targets that a term has statistics for
   */
  public RelevanceTable(int targets) {
    this.targets = targets;
  }

  /** Begins a row and returns its number: 0, 1, 2, … */
  public int newRow() {
    int chunk = rows / ROWS_OF_A_CHUNK;
    if (chunk == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunk + 1 + chunk / 2);
      distributions = Arrays.copyOf(distributions, chunks.length);
    }
    if (chunks[chunk] == null) {
      chunks[chunk] = new long[ROWS_OF_A_CHUNK * targets * WIDTH];
      distributions[chunk] = new BinCounts[ROWS_OF_A_CHUNK];
    }
    return rows++;
  }

  /**
   * Adds a review in which a term occurred.
   *
   * @param units the relevance of each occurrence, from 0; their sum must have units too
   * @param shares the share of each occurrence, from 0
   * @param count how many they are, at least 1
   */
  public void add(int row, int target, long[] units, long[] shares, int count) {
    long[] values = chunks[row / ROWS_OF_A_CHUNK];
    int place = place(row, target);
    long positive = 0;
    long minimum = Long.MAX_VALUE;
    long maximum = Long.MIN_VALUE;
    for (int index = 0; index < count; index++) {
      long relevance = units[index];
      // The sign bit of −relevance: 1 above zero.
      positive += -relevance >>> (Long.SIZE - 1);
      minimum = Math.min(minimum, relevance);
      maximum = Math.max(maximum, relevance);
    }
    boolean first = values[place + REVIEWS] == 0;
    values[place + MINIMUM] = first ? minimum : Math.min(values[place + MINIMUM], minimum);
    values[place + MAXIMUM] = first ? maximum : Math.max(values[place + MAXIMUM], maximum);
    addBins(row, target, values, units, count);
    values[place + OCCURRENCES] += count;
    values[place + REVIEWS]++;
    values[place + POSITIVE] += positive;
    values[place + OCCURRENCE_SQUARES] += (long) count * count;
    addSums(values, place + RELEVANCE, units, count);
    addSums(values, place + SHARE, shares, count);
  }

  /**
   * Bins wait beside the sums, whose memory is at hand, and are counted several at a time: of most
   * terms, which are rare, they are never counted before the end.
   */
  private void addBins(int row, int target, long[] values, long[] units, int count) {
    int place = place(row, target);
    long occurrences = values[place + OCCURRENCES];
    for (int index = 0; index < count; index++) {
      int pending = (int) (occurrences + index) & (MOST_PENDING - 1);
      int at = place + PENDING + pending / BINS_OF_A_LONG;
      int shift = pending % BINS_OF_A_LONG * Short.SIZE;
      long bin = FloatBins.bin(FixedPoint.nearest(units[index])) & 0xFFFFL;
      values[at] = values[at] & ~(0xFFFFL << shift) | bin << shift;
      if (pending == MOST_PENDING - 1) {
        count(row, target, values, place);
      }
    }
  }

  private void count(int row, int target, long[] values, int place) {
    BinCounts[] chunk = distributions[row / ROWS_OF_A_CHUNK];
    BinCounts distribution = chunk[row % ROWS_OF_A_CHUNK];
    if (distribution == null) {
      distribution = new BinCounts();
      chunk[row % ROWS_OF_A_CHUNK] = distribution;
      distributionLongs += distribution.length();
    }
    int before = distribution.length();
    for (int pending = 0; pending < MOST_PENDING; pending++) {
      distribution.add(target, pendingBin(values, place, pending));
    }
    distributionLongs += distribution.length() - before;
  }

  private static int pendingBin(long[] values, int place, int pending) {
    long bins = values[place + PENDING + pending / BINS_OF_A_LONG];
    return (short) (bins >>> (pending % BINS_OF_A_LONG * Short.SIZE));
  }

  private Sketch sketch(int row, int target, long[] values, int place) {
    int[] bins = new int[(int) values[place + OCCURRENCES] & (MOST_PENDING - 1)];
    for (int pending = 0; pending < bins.length; pending++) {
      bins[pending] = pendingBin(values, place, pending);
    }
    Sketch waiting = Sketch.ofNumbers(bins);
    BinCounts counted = distributions[row / ROWS_OF_A_CHUNK][row % ROWS_OF_A_CHUNK];
    return counted == null ? waiting : counted.sketch(target).merge(waiting);
  }

  /** The longs that distributions take: they grow with what is added, unlike all else of a row. */
  public long distributionLongs() {
    return distributionLongs;
  }

  private static void addSums(long[] values, int place, long[] units, int count) {
    if (count == 1 && FixedPoint.hasSmallSquare(units[0])) {
      // So it is nearly always: one square serves twice.
      long square = FixedPoint.smallSquare(units[0]);
      ExactSum.add(values, place + SUM, units[0]);
      ExactSum.add(values, place + SQUARES, square);
      ExactSum.add(values, place + REVIEW_SQUARES, square);
      ExactSum.add(values, place + REVIEW_BY_OCCURRENCES, units[0]);
      return;
    }
    long sum = 0;
    for (int index = 0; index < count; index++) {
      sum += units[index];
      ExactSum.addSquare(values, place + SQUARES, units[index]);
    }
    ExactSum.add(values, place + SUM, sum);
    ExactSum.addSquare(values, place + REVIEW_SQUARES, sum);
    ExactSum.addProduct(values, place + REVIEW_BY_OCCURRENCES, sum, count);
  }

  /** Whether a row has anything for a target. */
  public boolean has(int row, int target) {
    return chunks[row / ROWS_OF_A_CHUNK][place(row, target) + REVIEWS] > 0;
  }

  /** What a row {@linkplain #has has} for a target. */
  public RelevanceStatistic statistic(int row, int target) {
    long[] values = chunks[row / ROWS_OF_A_CHUNK];
    int place = place(row, target);
    return new RelevanceStatistic(
        values[place + OCCURRENCES],
        values[place + REVIEWS],
        values[place + POSITIVE],
        values[place + OCCURRENCE_SQUARES],
        FixedPoint.decimal(values[place + MINIMUM]),
        FixedPoint.decimal(values[place + MAXIMUM]),
        sums(values, place + RELEVANCE),
        sums(values, place + SHARE),
        sketch(row, target, values, place));
  }

  private static ClusteredSums sums(long[] values, int place) {
    return new ClusteredSums(
        ExactSum.decimal(values, place + SUM),
        ExactSum.decimal(values, place + SQUARES),
        ExactSum.decimal(values, place + REVIEW_SQUARES),
        ExactSum.decimal(values, place + REVIEW_BY_OCCURRENCES));
  }

  private int place(int row, int target) {
    return (row % ROWS_OF_A_CHUNK * targets + target) * WIDTH;
  }
}
