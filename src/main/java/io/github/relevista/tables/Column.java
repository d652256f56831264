package io.github.relevista.tables;

import java.util.Objects;

/**
 * A column of a table.
 *
 * @param name its name
 * @param type what its values are
 * @param role what it does in the table
 * @param meaning what its values say, for people: one line
 * @param <S> the statistic that a row of the table holds
 */
public record Column<S>(String name, ColumnType type, Role<S> role, String meaning) {
  /** Refuses nulls. */
  public Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(meaning, "meaning");
  }
}
