package io.github.relevista.train;

/** The mean of the losses of batches, by their weights. */
final class MeanLoss {
  private double sum;
  private double weight;

  /** Adds the mean loss of a batch of this weight. */
  void add(double loss, double weightOfBatch) {
    sum += loss * weightOfBatch;
    weight += weightOfBatch;
  }

  /** The mean of what was added since the last reset; NaN if that is nothing. */
  double mean() {
    return sum / weight;
  }

  void reset() {
    sum = 0;
    weight = 0;
  }
}
