package io.github.relevista.intake;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * A row that can be explained. Values keep the spelling that they have in the row: the number 5.0
 * gives {@code "5.0"}. Null says that the row has no such value.
 *
 * @param id the row's id, or null
 * @param content what the review says
 * @param label the row's label, or null
 * @param slices the value of every slice column, in the order of {@link ReviewColumns#slices}; null
 *     is a value
 */
public record Review(String id, Content content, String label, List<String> slices)
    implements Intake {
  /** Copies the slice values; a label that is a whole number is written as one. */
  public Review {
    Objects.requireNonNull(content, "content");
    label = LabelText.of(label);
    slices = slices.isEmpty() ? List.of() : Collections.unmodifiableList(new ArrayList<>(slices));
  }
}
