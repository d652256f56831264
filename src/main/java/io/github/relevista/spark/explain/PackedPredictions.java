package io.github.relevista.spark.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_arrays;

import io.github.relevista.spark.tables.HandedOn;
import io.github.relevista.spark.tables.Schemas;
import io.github.relevista.tables.Column;
import io.github.relevista.tables.ColumnType;
import io.github.relevista.tables.ColumnType.ByClass;
import io.github.relevista.tables.ColumnType.ByTarget;
import io.github.relevista.tables.ColumnType.ListOf;
import io.github.relevista.tables.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Predictions on their way from tasks to the table: the slices' values as one list, and of maps the
 * values alone, since their keys are the same from map to map.
 */
final class PackedPredictions {
  /** The names of what was explained: the keys of maps by target. */
  static final String TARGETS = "targets";

  private static final String[] NAMES = schema().fieldNames();

  private PackedPredictions() {}

  /** The columns: what is needed to give ids, then those of the table, packed. */
  static StructType schema() {
    StructType schema =
        new StructType()
            .add(HandedOn.SLICE, DataTypes.createArrayType(DataTypes.StringType))
            .add(TARGETS, DataTypes.createArrayType(DataTypes.StringType))
            .add(RowIds.ROW_KEY, DataTypes.StringType)
            .add(RowIds.RUN, DataTypes.LongType)
            .add(RowIds.PLACE, DataTypes.IntegerType);
    for (Column<?> column : Predictions.TABLE.columns()) {
      schema = schema.add(column.name(), Schemas.type(packed(column.type())));
    }
    return schema;
  }

  private static ColumnType packed(ColumnType type) {
    if (type instanceof ByClass map) {
      return new ListOf(map.value());
    }
    return type instanceof ByTarget map ? new ListOf(map.value()) : type;
  }

  /** The values of a row in the order of the schema; what has none is null. */
  static Object[] values(Map<String, Object> byName) {
    Object[] values = new Object[NAMES.length];
    for (int index = 0; index < values.length; index++) {
      values[index] = byName.get(NAMES[index]);
    }
    return values;
  }

  /**
   * The columns of the table of packed ones.
   *
   * @param classes the names of the classes, in the order of scores
   */
  static List<org.apache.spark.sql.Column> unpacked(List<String> classes) {
    List<org.apache.spark.sql.Column> columns = new ArrayList<>();
    for (Column<?> column : Predictions.TABLE.columns()) {
      org.apache.spark.sql.Column values = col(column.name());
      if (column.type() instanceof ByClass) {
        values = map_from_arrays(lit(classes.toArray(String[]::new)), values);
      } else if (column.type() instanceof ByTarget) {
        values = map_from_arrays(col(TARGETS), values);
      }
      columns.add(values.as(column.name()));
    }
    return columns;
  }
}
