package io.github.relevista.spark.input;

import io.github.relevista.intake.Review;
import io.github.relevista.intake.ReviewColumns;

/**
 * Reads rows without the last of their slices.
 *
 * @param all reads the rows
 * @param columns what makes a review, with the first of the slices
 */
record FewerSlices(RowReader all, ReviewColumns columns) implements RowReader {
  @Override
  public Session open() {
    int slices = columns.slices().size();
    return RowReader.changing(
        all.open(),
        (row, review) ->
            new Review(
                review.id(), review.content(), review.label(), review.slices().subList(0, slices)));
  }
}
