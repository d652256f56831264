package io.github.relevista.train;

/**
 * The learning rate of every step: it grows evenly over the warm-up and then falls evenly, to reach
 * zero behind the last step.
 *
 * @param highest the rate at the end of the warm-up
 * @param warmup steps of it, at least 0
 * @param total steps of the whole run, at least 1
 */
record Schedule(double highest, long warmup, long total) {
  /**
   * The rate of a step.
   *
   * @param step from 0, below the total
   */
  double rate(long step) {
    if (step < warmup) {
      return highest * (step + 1) / (warmup + 1);
    }
    return highest * (total - step) / Math.max(1, total - warmup);
  }
}
