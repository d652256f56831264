package io.github.relevista.evaluate;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A table of figures: one row an observation, one column a variable.
 *
 * @param name its name
 * @param columns its columns
 * @param rows its rows: a value of its column's type, or null, for each column
 * @param view how people are shown it
 */
public record ResultTable(
    String name, List<Column> columns, List<List<Object>> rows, TableView view) {
  /** A table that is shown as it is. */
  public ResultTable(String name, List<Column> columns, List<List<Object>> rows) {
    this(name, columns, rows, new TableView.AllRows());
  }

  /** This table, shown in another way. */
  public ResultTable shown(TableView changed) {
    return new ResultTable(name, columns, rows, changed);
  }

  /** The place of a column among the columns. */
  public int place(String column) {
    for (int index = 0; index < columns.size(); index++) {
      if (columns.get(index).name().equals(column)) {
        return index;
      }
    }
    throw new IllegalArgumentException("%s has no column %s".formatted(name, column));
  }

  /** The types of values. */
  public enum Type {
    /** A {@link String}. */
    TEXT,
    /** A {@link Long}. */
    COUNT,
    /** A {@link Double}, finite. */
    NUMBER
  }

  /**
   * A column.
   *
   * @param name its name
   * @param type the type of its values
   */
  public record Column(String name, Type type) {
    static Column text(String name) {
      return new Column(name, Type.TEXT);
    }

    static Column count(String name) {
      return new Column(name, Type.COUNT);
    }

    static Column number(String name) {
      return new Column(name, Type.NUMBER);
    }
  }

  /**
   * A row of values, in which a number that is not finite becomes null: there was nothing to take
   * it from.
   */
  static List<Object> row(Object... values) {
    Object[] cells = values.clone();
    for (int index = 0; index < cells.length; index++) {
      if (cells[index] instanceof Double number && !Double.isFinite(number)) {
        cells[index] = null;
      }
    }
    return Collections.unmodifiableList(Arrays.asList(cells));
  }
}
