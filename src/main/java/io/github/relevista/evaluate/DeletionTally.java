package io.github.relevista.evaluate;

import java.io.Serializable;

/**
 * How many texts a model still classifies rightly once words are deleted: by method, curve and
 * number of deleted words. Merges exactly.
 */
final class DeletionTally implements Serializable {
  private final int replicates;
  private final BootstrapSums correct;
  private final BootstrapSums wrong;

  /** [methods][curves][deletions]: null where nothing was right yet. */
  private final BootstrapSums[][][] right;

  /**
   * @param methods number of methods
   * @param deletions most words that are deleted
   * @param replicates replicates of the bootstrap
   */
  DeletionTally(int methods, int deletions, int replicates) {
    this.replicates = replicates;
    this.correct = new BootstrapSums(replicates);
    this.wrong = new BootstrapSums(replicates);
    this.right = new BootstrapSums[methods][DeletionCurve.values().length][deletions];
  }

  /** Adds a text that is classified rightly, or wrongly, as long as nothing is deleted. */
  void addText(boolean isCorrect, int[] weights) {
    (isCorrect ? correct : wrong).add(1, weights);
  }

  /**
   * Adds the runs in which a text is classified rightly.
   *
   * @param deleted number of deleted words, at least 1
   * @param runs how many runs of the method
   */
  void addRight(int method, DeletionCurve curve, int deleted, int runs, int[] weights) {
    sums(method, curve, deleted).add(runs, weights);
  }

  void merge(DeletionTally other) {
    correct.merge(other.correct);
    wrong.merge(other.wrong);
    for (int method = 0; method < right.length; method++) {
      for (DeletionCurve curve : DeletionCurve.values()) {
        for (int deleted = 1; deleted <= deletions(); deleted++) {
          BootstrapSums sums = other.right[method][curve.ordinal()][deleted - 1];
          if (sums != null) {
            sums(method, curve, deleted).merge(sums);
          }
        }
      }
    }
  }

  private BootstrapSums sums(int method, DeletionCurve curve, int deleted) {
    BootstrapSums[] sums = right[method][curve.ordinal()];
    if (sums[deleted - 1] == null) {
      sums[deleted - 1] = new BootstrapSums(replicates);
    }
    return sums[deleted - 1];
  }

  /** Number of texts that a curve is about. */
  long texts(DeletionCurve curve) {
    return all(curve).total();
  }

  /** Most words that are deleted. */
  int deletions() {
    return right[0][0].length;
  }

  /**
   * The share of right predictions.
   *
   * @param deleted number of deleted words, at least 0
   * @param runs runs of the method
   */
  Replicated accuracy(int method, DeletionCurve curve, int deleted, int runs) {
    if (deleted == 0) {
      return Replicated.constant(curve.isOfCorrect() ? 1 : 0, replicates);
    }
    return Replicated.share(sums(method, curve, deleted), all(curve), runs);
  }

  private BootstrapSums all(DeletionCurve curve) {
    return curve.isOfCorrect() ? correct : wrong;
  }
}
