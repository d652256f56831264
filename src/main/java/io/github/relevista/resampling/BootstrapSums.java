package io.github.relevista.resampling;

import java.io.Serializable;

/**
 * A count over reviews, and the same count over the reviews of every bootstrap replicate. Whole
 * numbers: exact and the same for every order of adding and merging.
 */
public final class BootstrapSums implements Serializable {
  private long total;
  private final long[] replicates;

  /**
   * @param replicates number of replicates
   */
  public BootstrapSums(int replicates) {
    this.replicates = new long[replicates];
  }

  /**
   * Adds what a review counts.
   *
   * @param amount what it counts
   * @param weights how often each replicate holds it: [replicates]
   */
  public void add(long amount, int[] weights) {
    total += amount;
    for (int replicate = 0; replicate < replicates.length; replicate++) {
      replicates[replicate] += amount * weights[replicate];
    }
  }

  public void merge(BootstrapSums other) {
    total += other.total;
    for (int replicate = 0; replicate < replicates.length; replicate++) {
      replicates[replicate] += other.replicates[replicate];
    }
  }

  /** The count over all reviews. */
  public long total() {
    return total;
  }

  /** Number of replicates. */
  int replicates() {
    return replicates.length;
  }

  /** The count of a replicate. */
  long replicate(int replicate) {
    return replicates[replicate];
  }
}
