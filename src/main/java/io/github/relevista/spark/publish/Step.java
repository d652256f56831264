package io.github.relevista.spark.publish;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * One step of a swap. To take it twice is to take it once. Names are relative to the output. In
 * JSON the fields tell which step it is.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(Step.Move.class),
  @JsonSubTypes.Type(Step.Delete.class),
  @JsonSubTypes.Type(Step.Rows.class)
})
sealed interface Step {
  /**
   * Moves a staged file to where readers see it, over what is there, unless it was moved before.
   */
  record Move(String from, String to) implements Step {
    public Move {
      requireNonNull(from, "from");
      requireNonNull(to, "to");
    }
  }

  /** Deletes a file that readers see. */
  record Delete(String delete) implements Step {
    public Delete {
      requireNonNull(delete, "delete");
    }
  }

  /**
   * Replaces the rows of the run's result in a table of the {@link TableStore}.
   *
   * @param rows the staged files of the new rows, all of them; none where there are no rows
   */
  record Rows(String table, List<String> rows) implements Step {
    public Rows {
      requireNonNull(table, "table");
      rows = List.copyOf(rows);
    }
  }
}
