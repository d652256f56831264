package io.github.relevista.spark.input;

import io.github.relevista.intake.Review;
import io.github.relevista.intake.ReviewColumns;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads rows of which some columns stand in the names of the folders above their file.
 *
 * @param inFiles reads the other columns
 * @param columns all columns that make a review
 * @param names those that the folders name
 */
record FolderReader(RowReader inFiles, ReviewColumns columns, Set<String> names)
    implements RowReader {
  private static final int FILE = 0;

  @Override
  public Session open() {
    Map<String, Map<String, String>> valuesByFile = new HashMap<>();
    return RowReader.changing(
        inFiles.open(),
        (row, review) ->
            completed(
                review,
                valuesByFile.computeIfAbsent(
                    row.getString(FILE), file -> FolderColumns.above(FileNames.plain(file)))));
  }

  private Review completed(Review review, Map<String, String> values) {
    Iterator<String> read = review.slices().iterator();
    List<String> slices = new ArrayList<>(columns.slices().size());
    for (String slice : columns.slices()) {
      slices.add(names.contains(slice) ? values.get(slice) : read.next());
    }
    return new Review(
        names.contains(String.valueOf(columns.id())) ? values.get(columns.id()) : review.id(),
        review.content(),
        names.contains(String.valueOf(columns.label()))
            ? values.get(columns.label())
            : review.label(),
        slices);
  }
}
