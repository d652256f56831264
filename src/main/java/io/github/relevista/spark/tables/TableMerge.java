package io.github.relevista.spark.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.github.relevista.tables.Column;
import io.github.relevista.tables.Role;
import io.github.relevista.tables.Role.Derived;
import io.github.relevista.tables.Role.Quantile;
import io.github.relevista.tables.Role.State;
import io.github.relevista.tables.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Makes one row of those that belong together, as the columns of a table say. Counts, sums and
 * extremes are exact, so that neither the order nor the grouping of parts means anything: parts may
 * be what tasks handed on, the days of a month, or slices.
 */
public final class TableMerge {
  private TableMerge() {}

  /**
   * Merges rows.
   *
   * @param parts with the keys and with the states of the table
   * @param table the table
   * @param keys names of the columns by which rows belong together, in the order of the result
   * @return the keys, then all columns of the table that are no keys
   */
  public static Dataset<Row> merged(Dataset<Row> parts, Table<?> table, List<String> keys) {
    List<org.apache.spark.sql.Column> states =
        table.states().stream().map(column -> state(column, table)).toList();
    Dataset<Row> sums =
        parts
            .groupBy(array(columns(keys)))
            .agg(states.get(0), array(states.subList(1, states.size())));
    return sums.select(array(results(table, keys)));
  }

  /**
   * The columns of a table, read from its keys and the sums of its states.
   *
   * @param keys names of the columns by which rows belong together, in the order of the result
   */
  static List<org.apache.spark.sql.Column> results(Table<?> table, List<String> keys) {
    List<org.apache.spark.sql.Column> columns = new ArrayList<>(columns(keys));
    for (Column<?> column : table.columns()) {
      if (!table.keys().contains(column)) {
        columns.add(result(column, table));
      }
    }
    return columns;
  }

  private static org.apache.spark.sql.Column state(Column<?> column, Table<?> table) {
    org.apache.spark.sql.Column values = col(column.name());
    org.apache.spark.sql.Column merged =
        switch (((State<?>) column.role()).merge()) {
          case SUM -> sum(values);
          case MINIMUM -> min(values);
          case MAXIMUM -> max(values);
          case SKETCH -> SketchSum.of(values, parts(column.name(), table));
        };
    return merged.as(column.name());
  }

  private static org.apache.spark.sql.Column result(Column<?> column, Table<?> table) {
    org.apache.spark.sql.Column value = col(column.name());
    if (column.role() instanceof State<?> state) {
      return state.merge() == Role.Merge.SKETCH ? SketchSum.sketch(value).as(column.name()) : value;
    }
    if (column.role() instanceof Quantile<?> quantile) {
      int place = parts(quantile.sketch(), table).indexOf(quantile.part());
      // Without any number there are no extremes, and greatest() would pass over that.
      value =
          when(
              col(quantile.least()).isNotNull(),
              greatest(
                  number(quantile.least()),
                  least(
                      number(quantile.largest()),
                      SketchSum.quantile(col(quantile.sketch()), place))));
    } else {
      value = column.role() instanceof Derived<?> derived ? expr(derived.sql()) : lit(null);
    }
    return value.cast(Schemas.type(column.type())).as(column.name());
  }

  private static org.apache.spark.sql.Column number(String column) {
    return col(column).cast(DataTypes.DoubleType);
  }

  /** Which quantiles of a sketch the table has. */
  static List<Double> parts(String sketch, Table<?> table) {
    List<Double> parts = new ArrayList<>();
    for (Column<?> column : table.columns()) {
      if (column.role() instanceof Quantile<?> quantile && quantile.sketch().equals(sketch)) {
        parts.add(quantile.part());
      }
    }
    return parts;
  }

  /** Columns by their names, whatever characters these hold. */
  public static List<org.apache.spark.sql.Column> columns(List<String> names) {
    return names.stream().map(name -> col("`" + name.replace("`", "``") + "`")).toList();
  }

  static org.apache.spark.sql.Column[] array(List<org.apache.spark.sql.Column> columns) {
    return columns.toArray(org.apache.spark.sql.Column[]::new);
  }
}
