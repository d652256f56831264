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
 */
public record ResultTable(String name, List<Column> columns, List<List<Object>> rows) {
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
