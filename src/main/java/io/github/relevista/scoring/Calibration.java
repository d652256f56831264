package io.github.relevista.scoring;

/**
 * The expected calibration error: Σ over bins of (examples of the bin / all examples) · |accuracy −
 * mean confidence|, where confidence is the probability of the predicted class and the bins
 * ((b−1)/n, b/n] are of equal width (Guo, Pleiss, Sun and Weinberger: On Calibration of Modern
 * Neural Networks, 2017, section 2). A label of several classes is easier to hit than the
 * confidence in one of them says: over such labels the error tells little.
 */
public final class Calibration {
  private final long[] examples;
  private final long[] right;
  private final double[] confidence;

  /**
   * @param bins number of bins, at least 1
   */
  Calibration(int bins) {
    examples = new long[bins];
    right = new long[bins];
    confidence = new double[bins];
  }

  /**
   * @param probability of the predicted class, in (0, 1]
   */
  void add(double probability, boolean isRight) {
    int bin = Math.max(0, (int) Math.ceil(probability * examples.length) - 1);
    examples[bin]++;
    right[bin] += isRight ? 1 : 0;
    confidence[bin] += probability;
  }

  /** Number of bins. */
  public int bins() {
    return examples.length;
  }

  /** The error, in [0, 1]; NaN where nothing was added. */
  public double error() {
    long all = 0;
    double distance = 0;
    for (int bin = 0; bin < examples.length; bin++) {
      all += examples[bin];
      // examples · |right / examples − confidence / examples|
      distance += Math.abs(right[bin] - confidence[bin]);
    }
    return distance / all;
  }
}
