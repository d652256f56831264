package io.github.relevista.spark.job;

import io.github.relevista.intake.Review;
import org.apache.spark.sql.Row;

/**
 * A review that is ready to be explained.
 *
 * @param row the row it came from
 * @param review the review
 * @param ids the ids of its words: [tokens], one or more
 * @param forms the form of each word as the model sees it, or null where nobody asks for it
 * @param offsets where each word stands in the raw text, or null where nobody asks or there is none
 * @param labelClasses the classes that the label stands for
 * @param unknown number of words that the model does not know
 * @param truncated whether the review goes on behind its last word
 */
public record ReviewTokens(
    Row row,
    Review review,
    int[] ids,
    String[] forms,
    Offsets offsets,
    int[] labelClasses,
    int unknown,
    boolean truncated)
    implements Taken {

  /**
   * Where words stand in a raw text, in Unicode code points.
   *
   * @param begins of the first character of each: [tokens]
   * @param ends behind the last character of each: [tokens]
   */
  public record Offsets(int[] begins, int[] ends) {}

  @Override
  public int length() {
    return ids.length;
  }
}
