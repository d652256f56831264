package io.github.relevista.spark.input;

import io.github.relevista.intake.Intake;
import io.github.relevista.intake.Review;
import io.github.relevista.intake.ReviewColumns;
import org.apache.spark.sql.Row;

/**
 * Reads rows without the last of their slices.
 *
 * @param all reads the rows
 * @param columns what makes a review, with the first of the slices
 */
record FewerSlices(RowReader all, ReviewColumns columns) implements RowReader {
  @Override
  public Session open() {
    Session session = all.open();
    int slices = columns.slices().size();
    return new Session() {
      @Override
      public Intake read(Row row) {
        Intake intake = session.read(row);
        return intake instanceof Review review
            ? new Review(
                review.id(), review.content(), review.label(), review.slices().subList(0, slices))
            : intake;
      }

      @Override
      public String raw(Row row) {
        return session.raw(row);
      }

      @Override
      public byte[] unreadable(Row row) {
        return session.unreadable(row);
      }

      @Override
      public byte[] identity(Row row) {
        return session.identity(row);
      }
    };
  }
}
