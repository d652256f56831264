package io.github.relevista.spark.job;

import io.github.relevista.intake.Review;
import io.github.relevista.reading.Words;
import org.apache.spark.sql.Row;

/**
 * A review that is ready to be explained.
 *
 * @param row the row it came from
 * @param review the review
 * @param words its words
 * @param labelClasses the classes that the label stands for
 */
public record ReviewTokens(Row row, Review review, Words words, int[] labelClasses)
    implements Taken {
  @Override
  public int length() {
    return words.length();
  }
}
