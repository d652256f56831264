package io.github.relevista.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/** How far two rankings of the same things agree, from −1 to 1. */
public final class RankCorrelation {
  private RankCorrelation() {}

  /**
   * Spearman's rho: Pearson's correlation of the {@linkplain Ranking#ranks ranks}.
   *
   * @param x without NaN
   * @param y of the same length
   * @return NaN where all values of x or of y are equal
   */
  public static double spearman(double[] x, double[] y) {
    double[] xRanks = Ranking.ranks(x);
    double[] yRanks = Ranking.ranks(y);
    // Ranks of n values have the mean (n + 1) / 2, with ties too.
    double mean = (x.length + 1) / 2.0;
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int index = 0; index < x.length; index++) {
      double dx = xRanks[index] - mean;
      double dy = yRanks[index] - mean;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    return xy / Math.sqrt(xx * yy);
  }

  /**
   * Kendall's tau-b: (concordant − discordant) / √((pairs − ties in x)(pairs − ties in y)), in O(n
   * log n) by counting the exchanges of a merge sort (Knight: A Computer Method for Calculating
   * Kendall's Tau with Ungrouped Data, 1966).
   *
   * @param x without NaN
   * @param y of the same length
   * @return NaN where all values of x or of y are equal
   */
  public static double kendallTauB(double[] x, double[] y) {
    int[] order =
        IntStream.range(0, x.length)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(index -> x[index])
                    .thenComparingDouble(index -> y[index]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sortedX = IntStream.of(order).mapToDouble(index -> x[index]).toArray();
    double[] byX = IntStream.of(order).mapToDouble(index -> y[index]).toArray();
    long tiedX = ties(sortedX, sortedX);
    long tiedBoth = ties(sortedX, byX);
    long discordant = sortCountingExchanges(byX, new double[byX.length], 0, byX.length);
    long tiedY = ties(byX, byX);
    long pairs = pairs(x.length);
    long concordantLessDiscordant = pairs - tiedX - tiedY + tiedBoth - 2 * discordant;
    return concordantLessDiscordant / Math.sqrt((double) (pairs - tiedX) * (pairs - tiedY));
  }

  /** Pairs that are equal in both of two lists, where equal ones lie side by side. */
  private static long ties(double[] some, double[] others) {
    long ties = 0;
    for (int begin = 0; begin < some.length; ) {
      int end = begin;
      while (end < some.length && some[end] == some[begin] && others[end] == others[begin]) {
        end++;
      }
      ties += pairs(end - begin);
      begin = end;
    }
    return ties;
  }

  private static long pairs(long count) {
    return count * (count - 1) / 2;
  }

  /** Sorts values[begin, end) and returns the number of pairs that stood in the wrong order. */
  private static long sortCountingExchanges(double[] values, double[] spare, int begin, int end) {
    if (end - begin < 2) {
      return 0;
    }
    int middle = (begin + end) >>> 1;
    long exchanges =
        sortCountingExchanges(values, spare, begin, middle)
            + sortCountingExchanges(values, spare, middle, end);
    int left = begin;
    int right = middle;
    for (int place = begin; place < end; place++) {
      boolean takesRight = left == middle || (right < end && values[right] < values[left]);
      exchanges += takesRight ? middle - left : 0;
      spare[place] = takesRight ? values[right++] : values[left++];
    }
    System.arraycopy(spare, begin, values, begin, end - begin);
    return exchanges;
  }
}
