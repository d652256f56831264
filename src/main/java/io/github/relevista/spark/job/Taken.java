package io.github.relevista.spark.job;

import io.github.relevista.intake.Reject;
import org.apache.spark.sql.Row;

/** A row once it has been read: ready to be explained, or rejected. */
sealed interface Taken permits ReviewTokens, Taken.Rejected {
  /** The row as it was read. */
  Row row();

  /** Number of words to explain. */
  int length();

  /**
   * A row that cannot be explained.
   *
   * @param row the row
   * @param reject why
   */
  record Rejected(Row row, Reject reject) implements Taken {
    @Override
    public int length() {
      return 0;
    }
  }
}
