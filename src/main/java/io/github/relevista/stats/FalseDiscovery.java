package io.github.relevista.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What is left of significance where many things are tested at once. */
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * The q-value of each of several tests: the share of false discoveries to expect if everything of
   * its p-value or less is called a discovery. With p(1) ≤ … ≤ p(n), q(i) = the least of n · p(j) /
   * j over j ≥ i (Benjamini and Hochberg: Controlling the False Discovery Rate, 1995, procedure
   * (1)).
   *
   * @param p p-values in [0, 1]; NaN is no test: it does not count among the n and stays NaN
   * @return their q-values, in the order of the p-values
   */
  public static double[] qValues(double... p) {
    int[] order =
        IntStream.range(0, p.length)
            .filter(index -> !Double.isNaN(p[index]))
            .boxed()
            .sorted(Comparator.comparingDouble(index -> p[index]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] q = new double[p.length];
    Arrays.fill(q, Double.NaN);
    double least = 1;
    for (int rank = order.length; rank > 0; rank--) {
      int index = order[rank - 1];
      least = Math.min(least, p[index] * order.length / rank);
      q[index] = least;
    }
    return q;
  }
}
