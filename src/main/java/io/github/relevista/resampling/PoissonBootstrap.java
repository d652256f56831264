package io.github.relevista.resampling;

import java.util.Arrays;

/**
 * How often each replicate of a bootstrap holds a review: a Poisson number of mean 1, drawn by the
 * seed and the review's key alone.
 *
 * <p>The bootstrap draws as many reviews as there are, with replacement: a review then occurs
 * Binomial(n, 1/n) times, which tends to Poisson(1). Drawn independently for each review the
 * numbers need no knowledge of the others, so that the sums of all replicates are gathered in one
 * pass and merge in any order. Reviews of the same key are drawn together.
 */
public final class PoissonBootstrap {
  /** P(N ≤ k) = e⁻¹ Σ_{j ≤ k} 1/j! for k = 0, 1, … until it is 1 in double precision. */
  private static final double[] DISTRIBUTION = distribution();

  private final long seed;
  private final int replicates;

  /**
   * @param replicates number of replicates, at least 1
   */
  public PoissonBootstrap(long seed, int replicates) {
    this.seed = SeededHash.of(seed, "bootstrap");
    this.replicates = replicates;
  }

  /** How often each replicate holds the review of a key: [replicates]. */
  public int[] weights(String key) {
    int[] weights = new int[replicates];
    long state = SeededHash.of(seed, key);
    for (int replicate = 0; replicate < replicates; replicate++) {
      state += SeededHash.STEP;
      weights[replicate] = number(SeededHash.unit(SeededHash.mix(state)));
    }
    return weights;
  }

  /** The smallest number whose distribution function is above a draw from [0, 1). */
  private static int number(double draw) {
    int number = 0;
    while (number < DISTRIBUTION.length && draw >= DISTRIBUTION[number]) {
      number++;
    }
    return number;
  }

  private static double[] distribution() {
    double[] values = new double[32];
    double term = StrictMath.exp(-1);
    double sum = 0;
    int count = 0;
    while (sum + term > sum) {
      sum += term;
      values[count++] = sum;
      term /= count;
    }
    return Arrays.copyOf(values, count);
  }
}
