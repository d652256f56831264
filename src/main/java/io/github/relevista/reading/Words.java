package io.github.relevista.reading;

/**
 * The words of a review as a model reads them.
 *
 * @param ids the ids of the words in the model's vocabulary: [words], one or more; shared, not
 *     copied
 * @param forms the form of each word as the model sees it: [words], or null where nobody asked
 * @param offsets where each word stands in the raw text, or null where nobody asked or there is no
 *     raw text
 * @param unknown number of words that the model does not know
 * @param dropped number of words of the review that are no words here, since the model's vocabulary
 *     does not have them and the model was trained without such
 * @param truncated whether the review has more words than the model reads
 */
public record Words(
    int[] ids, String[] forms, Offsets offsets, int unknown, int dropped, boolean truncated) {

  /**
   * Where words stand in a raw text, in Unicode code points.
   *
   * @param begins of the first character of each: [words]
   * @param ends behind the last character of each: [words]
   */
  public record Offsets(int[] begins, int[] ends) {}

  /** Number of words. */
  public int length() {
    return ids.length;
  }
}
