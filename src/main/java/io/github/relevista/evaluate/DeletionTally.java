package io.github.relevista.evaluate;

import io.github.relevista.resampling.BootstrapSums;
import io.github.relevista.resampling.Replicated;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many texts a model still classifies rightly once words are deleted: by method, curve and
 * number of deleted words. Merges exactly.
 */
final class DeletionTally implements ExperimentState<DeletionTally> {
  private final int deletions;
  private final int replicates;
  private final BootstrapSums correct;
  private final BootstrapSums wrong;

  /** [methods] of [deletions]; a curve that is not there had no text yet. */
  private final List<Map<DeletionCurve, BootstrapSums[]>> right = new ArrayList<>();

  /**
   * @param methods number of methods
   * @param deletions most words that are deleted
   * @param replicates replicates of the bootstrap
   */
  DeletionTally(int methods, int deletions, int replicates) {
    this.deletions = deletions;
    this.replicates = replicates;
    this.correct = new BootstrapSums(replicates);
    this.wrong = new BootstrapSums(replicates);
    for (int method = 0; method < methods; method++) {
      right.add(new EnumMap<>(DeletionCurve.class));
    }
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

  @Override
  public void merge(DeletionTally other) {
    correct.merge(other.correct);
    wrong.merge(other.wrong);
    for (int method = 0; method < right.size(); method++) {
      int place = method;
      other
          .right
          .get(method)
          .forEach(
              (curve, sums) -> {
                for (int deleted = 1; deleted <= deletions; deleted++) {
                  sums(place, curve, deleted).merge(sums[deleted - 1]);
                }
              });
    }
  }

  private BootstrapSums sums(int method, DeletionCurve curve, int deleted) {
    BootstrapSums[] sums = right.get(method).computeIfAbsent(curve, added -> noSums());
    return sums[deleted - 1];
  }

  private BootstrapSums[] noSums() {
    BootstrapSums[] sums = new BootstrapSums[deletions];
    Arrays.setAll(sums, deleted -> new BootstrapSums(replicates));
    return sums;
  }

  /** Number of texts that a curve is about. */
  long texts(DeletionCurve curve) {
    return all(curve).total();
  }

  /** Most words that are deleted. */
  int deletions() {
    return deletions;
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
