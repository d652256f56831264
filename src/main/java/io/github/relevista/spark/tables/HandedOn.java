package io.github.relevista.spark.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.stats.Sketch;
import io.github.relevista.tables.Column;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of statistics that tasks hand on: the values of the slice columns as one list, the
 * table's keys, then its states.
 */
public final class HandedOn {
  /** The column of the slices' values. */
  public static final String SLICE = "slice";

  private HandedOn() {}

  /** The schema of such rows. */
  public static StructType schema(Table<?> table) {
    StructType schema =
        new StructType().add(SLICE, DataTypes.createArrayType(DataTypes.StringType));
    for (Column<?> column : columns(table)) {
      schema = schema.add(column.name(), Schemas.type(column.type()));
    }
    return schema;
  }

  private static List<Column<?>> columns(Table<?> table) {
    return Stream.<Column<?>>concat(table.keys().stream(), table.states().stream()).toList();
  }

  /**
   * The values of a row.
   *
   * @param keys a value, or null, for each key of the table, in their order
   * @throws IllegalArgumentException if there are more keys or fewer
   */
  public static <S> Object[] values(
      Table<S> table, List<String> slice, S statistic, String... keys) {
    if (keys.length != table.keys().size()) {
      throw new IllegalArgumentException(
          "table %s has %d keys, was given %d"
              .formatted(table.name(), table.keys().size(), keys.length));
    }
    Object[] states = table.stateOf(statistic);
    Object[] values = new Object[1 + keys.length + states.length];
    values[0] = slice.toArray();
    System.arraycopy(keys, 0, values, 1, keys.length);
    for (int state = 0; state < states.length; state++) {
      values[1 + keys.length + state] =
          states[state] instanceof Sketch sketch ? SketchRows.of(sketch) : states[state];
    }
    return values;
  }

  /**
   * What all tasks handed on, as parts of a published table: with its keys and its states.
   *
   * @param modelId the first key of every table
   * @param settingsId the second
   * @param slices the names of the slice columns, the keys after those
   */
  public static Dataset<Row> parts(
      Dataset<Row> rows, Table<?> table, String modelId, String settingsId, List<String> slices) {
    List<org.apache.spark.sql.Column> parts = new ArrayList<>();
    parts.add(lit(modelId).as(RunKeys.MODEL_ID));
    parts.add(lit(settingsId).as(RunKeys.SETTINGS_ID));
    parts.addAll(slices(slices));
    columns(table).forEach(column -> parts.add(col(column.name())));
    return rows.select(TableMerge.array(parts));
  }

  /** The slice columns of rows with a column {@value #SLICE}. */
  public static List<org.apache.spark.sql.Column> slices(List<String> names) {
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      columns.add(col(SLICE).getItem(index).as(names.get(index)));
    }
    return columns;
  }

  /** All that tells rows of a published table apart within a date: what it is sorted by. */
  public static List<String> keys(Table<?> table, List<String> slices) {
    List<String> keys = new ArrayList<>(List.of(RunKeys.MODEL_ID, RunKeys.SETTINGS_ID));
    keys.addAll(slices);
    table.keys().forEach(column -> keys.add(column.name()));
    return List.copyOf(keys);
  }
}
