package io.github.relevista.evaluate;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A sentence that was drawn from a text. Sentences are ordered by their lots; what has the same lot
 * is told apart by what it holds.
 *
 * @param lot what was drawn for it; the lowest lots win
 * @param ids [tokens]: ids of the model's vocabulary
 * @param classes [classes]: whether the label of its text stands for a class
 */
record SampledSentence(long lot, int[] ids, boolean[] classes)
    implements Comparable<SampledSentence>, Serializable {
  @Override
  public int compareTo(SampledSentence other) {
    int order = Long.compare(lot, other.lot);
    order = order == 0 ? Arrays.compare(ids, other.ids) : order;
    return order == 0 ? Arrays.compare(classes, other.classes) : order;
  }
}
