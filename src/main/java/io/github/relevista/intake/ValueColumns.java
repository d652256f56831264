package io.github.relevista.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The columns of a review beside its content, each once however many parts it plays, and the parts
 * that their values play.
 */
final class ValueColumns {
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> names = new ArrayList<>();
  private final int id;
  private final int label;
  private final int[] slices;

  ValueColumns(ReviewColumns columns) {
    id = columns.id() == null ? -1 : add(columns.id());
    label = columns.label() == null ? -1 : add(columns.label());
    slices = columns.slices().stream().mapToInt(this::add).toArray();
  }

  private int add(String name) {
    return indexes.computeIfAbsent(
        name,
        added -> {
          names.add(added);
          return names.size() - 1;
        });
  }

  /** The names of the columns, no two alike. */
  List<String> names() {
    return names;
  }

  /** Where a column stands in {@link #names}, or −1 where it is not wanted. */
  int indexOf(String name) {
    return indexes.getOrDefault(name, -1);
  }

  /**
   * A review of a content and of the values of its row.
   *
   * @param values [names]: null where the row has none
   */
  Review review(Content content, String[] values) {
    List<String> sliceValues = new ArrayList<>(slices.length);
    for (int slice : slices) {
      sliceValues.add(values[slice]);
    }
    return new Review(
        id < 0 ? null : values[id], content, label < 0 ? null : values[label], sliceValues);
  }
}
