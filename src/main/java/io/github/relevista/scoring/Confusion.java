package io.github.relevista.scoring;

import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * How often which class was predicted for which label. A label is the set of the classes that it
 * stands for, usually of one.
 */
public final class Confusion {
  /** Labels in the order of their first classes that differ. */
  private static final Comparator<SortedSet<Integer>> ORDER =
      Comparator.<SortedSet<Integer>>comparingInt(SortedSet::first)
          .thenComparing(SortedSet::toString);

  private final int classes;
  private final SortedMap<SortedSet<Integer>, long[]> rows = new TreeMap<>(ORDER);

  /**
   * @param classes number of classes
   */
  Confusion(int classes) {
    this.classes = classes;
  }

  void add(SortedSet<Integer> label, int predicted) {
    rows.computeIfAbsent(label, added -> new long[classes])[predicted]++;
  }

  /** The labels that occurred, in order. */
  public Iterable<SortedSet<Integer>> labels() {
    return rows.keySet();
  }

  /** How often a class was predicted for a label that occurred. */
  public long count(SortedSet<Integer> label, int predicted) {
    return rows.get(label)[predicted];
  }

  /**
   * The mean over the labels that occurred of F1 = 2·tp / (2·tp + fp + fn), where tp of a label are
   * its predictions that are right, fn those that are wrong, and fp the wrong predictions of its
   * classes for other labels.
   *
   * @return in [0, 1]; NaN where nothing occurred
   */
  public double macroF1() {
    return rows.keySet().stream().mapToDouble(this::f1).average().orElse(Double.NaN);
  }

  private double f1(SortedSet<Integer> label) {
    long truePositives = 0;
    long falseNegatives = 0;
    long falsePositives = 0;
    for (Map.Entry<SortedSet<Integer>, long[]> row : rows.entrySet()) {
      for (int k = 0; k < classes; k++) {
        long count = row.getValue()[k];
        boolean isRight = row.getKey().contains(k);
        if (row.getKey().equals(label)) {
          truePositives += isRight ? count : 0;
          falseNegatives += isRight ? 0 : count;
        } else if (label.contains(k) && !isRight) {
          falsePositives += count;
        }
      }
    }
    return 2.0 * truePositives / (2.0 * truePositives + falsePositives + falseNegatives);
  }
}
