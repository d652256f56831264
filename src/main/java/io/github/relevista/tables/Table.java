package io.github.relevista.tables;

import io.github.relevista.tables.Role.Derived;
import io.github.relevista.tables.Role.Fact;
import io.github.relevista.tables.Role.Key;
import io.github.relevista.tables.Role.Merge;
import io.github.relevista.tables.Role.Quantile;
import io.github.relevista.tables.Role.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A table that runs publish. Every table has the columns of {@link RunKeys} in front; those of
 * statistics and of predictions have the slice columns of the run behind these.
 *
 * @param <S> the statistic that a row holds; {@link Void} where a row is about one thing
 */
public final class Table<S> {
  private final String name;
  private final List<Column<S>> columns;
  private final List<Column<S>> keys;
  private final List<Column<S>> states;

  /**
   * @param name its name
   * @param columns its own columns, in their order
   * @throws IllegalArgumentException if two columns have one name
   */
  Table(String name, List<Column<S>> columns) {
    Set<String> names = new HashSet<>();
    for (Column<S> column : columns) {
      if (!names.add(column.name())) {
        throw new IllegalArgumentException(
            "table %s has two columns %s".formatted(name, column.name()));
      }
    }
    this.name = name;
    this.columns = List.copyOf(columns);
    this.keys = columns.stream().filter(column -> column.role() instanceof Key).toList();
    this.states = columns.stream().filter(column -> column.role() instanceof State).toList();
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its own columns, in their order. */
  public List<Column<S>> columns() {
    return columns;
  }

  /** The names of these. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  /** The columns that tell which rows belong together. */
  public List<Column<S>> keys() {
    return keys;
  }

  /** The columns that merge. */
  public List<Column<S>> states() {
    return states;
  }

  /** What a statistic has for each of the {@link #states}; a value may be null. */
  public Object[] stateOf(S statistic) {
    Object[] values = new Object[states.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = ((State<S>) states.get(index).role()).reader().apply(statistic);
    }
    return values;
  }

  /** Begins the declaration of a table. */
  static <S> Declaration<S> named(String name) {
    return new Declaration<>(name);
  }

  /**
   * A table while its columns are declared, one after the other. Each method returns the name of
   * the column that it adds, so that a declaration is one line and others refer to it.
   */
  static final class Declaration<S> {
    private final String name;
    private final List<Column<S>> columns = new ArrayList<>();

    private Declaration(String name) {
      this.name = name;
    }

    String key(String column, String meaning) {
      return add(column, ColumnType.Plain.TEXT, new Key<>(), meaning);
    }

    String sum(String column, ColumnType type, Function<S, Object> reader, String meaning) {
      return add(column, type, new State<>(Merge.SUM, reader), meaning);
    }

    String minimum(String column, ColumnType type, Function<S, Object> reader, String meaning) {
      return add(column, type, new State<>(Merge.MINIMUM, reader), meaning);
    }

    String maximum(String column, ColumnType type, Function<S, Object> reader, String meaning) {
      return add(column, type, new State<>(Merge.MAXIMUM, reader), meaning);
    }

    String derived(
        String column, ColumnType type, String sql, Function<S, Object> reader, String meaning) {
      return add(column, type, new Derived<>(sql, reader), meaning);
    }

    String sketch(String column, Function<S, Object> reader, String meaning) {
      return add(column, ColumnType.SKETCH, new State<>(Merge.SKETCH, reader), meaning);
    }

    String quantile(String column, Quantile<S> quantile, String meaning) {
      return add(column, ColumnType.Plain.NUMBER, quantile, meaning);
    }

    String fact(String column, ColumnType type, String meaning) {
      return add(column, type, new Fact<>(), meaning);
    }

    private String add(String column, ColumnType type, Role<S> role, String meaning) {
      columns.add(new Column<>(column, type, role, meaning));
      return column;
    }

    Table<S> end() {
      return new Table<>(name, columns);
    }
  }
}
