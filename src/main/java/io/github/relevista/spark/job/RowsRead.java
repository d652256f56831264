package io.github.relevista.spark.job;

import io.github.relevista.intake.Review;
import io.github.relevista.intake.ReviewColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many rows of each file one task read, and which of the columns beside the text had a value in
 * any of them. For one thread.
 */
final class RowsRead {
  private final ReviewColumns columns;
  private final Map<String, long[]> rows = new LinkedHashMap<>();
  private final Set<String> withValue = new LinkedHashSet<>();
  private final int wanted;

  RowsRead(ReviewColumns columns) {
    this.columns = columns;
    wanted = columns.values().size();
  }

  /** Adds a row that was used or rejected. */
  void add(Taken taken) {
    rows.computeIfAbsent(taken.row().getString(0), added -> new long[1])[0]++;
    if (withValue.size() < wanted && taken instanceof ReviewTokens review) {
      noteValues(review.review());
    }
  }

  private void noteValues(Review review) {
    if (review.id() != null) {
      withValue.add(columns.id());
    }
    if (review.label() != null) {
      withValue.add(columns.label());
    }
    for (int slice = 0; slice < review.slices().size(); slice++) {
      if (review.slices().get(slice) != null) {
        withValue.add(columns.slices().get(slice));
      }
    }
  }

  /** Hands on what was counted. */
  void handOn(OutcomeColumns outcomes, TaskOutput output) {
    List<String> values = new ArrayList<>(withValue);
    rows.forEach(
        (file, count) ->
            output.add(
                outcomes.row(OutcomeColumns.READ, file, count[0], values.toArray(String[]::new))));
  }
}
