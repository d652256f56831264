package io.github.relevista.aggregate;

import java.util.List;

/**
 * What the statistics need to know of a review beside its explanation.
 *
 * @param slice the values of the slice columns, null where there is none
 * @param label the label, or null
 * @param ids the ids of its words: [tokens]
 * @param surfaces the form of each word, or null where unknown words count under the unknown term
 * @param unknown number of words that the model does not know
 * @param dropped number of words beside these that the model does not read
 */
public record ReviewTerms(
    List<String> slice, String label, int[] ids, String[] surfaces, int unknown, int dropped) {
  /** Of a review all of whose words are read. */
  public ReviewTerms(List<String> slice, String label, int[] ids, String[] surfaces, int unknown) {
    this(slice, label, ids, surfaces, unknown, 0);
  }
}
