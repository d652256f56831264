package io.github.relevista.evaluate;

import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.Method.Occlusion.Removal;
import java.util.Arrays;

/** One text on its way down one curve: which words are deleted, one after the other. */
final class DeletionPath {
  private final Trial trial;
  private final DeletionCurve curve;
  private final int[] order;
  private final boolean[] isDeleted;
  private int deleted;

  /**
   * @param trial the text
   * @param curve in which order words go
   * @param deletions how many words will go; fewer than the text has
   */
  DeletionPath(Trial trial, DeletionCurve curve, int deletions) {
    this.trial = trial;
    this.curve = curve;
    this.order = new int[deletions];
    this.isDeleted = new boolean[trial.text().length()];
  }

  Trial trial() {
    return trial;
  }

  DeletionCurve curve() {
    return curve;
  }

  /**
   * Deletes the next word of the curve: that of highest or lowest relevance among those that are
   * left, of equal ones the first.
   *
   * @param explanation with a column for each class, in their order: of the whole text, or of what
   *     is left of it
   */
  void deleteNext(Explanation explanation) {
    int column = curve.isByPredicted() ? trial.predictedClass() : trial.trueClass();
    boolean isWhole = explanation.length() == isDeleted.length;
    float sign = curve.isIncreasing() ? -1 : 1;
    int next = -1;
    float highest = 0;
    int left = 0;
    for (int position = 0; position < isDeleted.length; position++) {
      if (!isDeleted[position]) {
        float value = sign * explanation.relevance(column, isWhole ? position : left);
        if (next < 0 || value > highest) {
          next = position;
          highest = value;
        }
        left++;
      }
    }
    isDeleted[next] = true;
    order[deleted++] = next;
  }

  /**
   * What is left of the text.
   *
   * @param count number of words that are deleted, at most as many as the path has deleted
   * @param removal what becomes of them
   * @param blank the id of the blank word
   */
  int[] ids(int count, Removal removal, int blank) {
    int[] whole = trial.text().ids();
    if (removal == Removal.BLANK) {
      int[] ids = whole.clone();
      for (int index = 0; index < count; index++) {
        ids[order[index]] = blank;
      }
      return ids;
    }
    int[] gone = Arrays.copyOf(order, count);
    Arrays.sort(gone);
    int[] ids = new int[whole.length - count];
    int from = 0;
    for (int index = 0; index <= count; index++) {
      int to = index < count ? gone[index] : whole.length;
      System.arraycopy(whole, from, ids, from - index, to - from);
      from = to + 1;
    }
    return ids;
  }
}
