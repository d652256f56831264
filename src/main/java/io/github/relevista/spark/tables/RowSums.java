package io.github.relevista.spark.tables;

import io.github.relevista.tables.Column;
import io.github.relevista.tables.ColumnType;
import io.github.relevista.tables.Role;
import io.github.relevista.tables.Table;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Makes one row of those of a part that belong together, in memory: the sums that {@link
 * TableMerge} asks SQL for. A decimal is added as the 128 bits that it is in Spark's own rows,
 * while SQL makes an object of it, and a new one of each sum.
 */
final class RowSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int keys;
  private final StateKind[] kinds;
  private final double[][] quantiles;

  /** What a state is, and how it merges. */
  private enum StateKind {
    COUNTS,
    EXACT_SUM,
    EXACT_MINIMUM,
    EXACT_MAXIMUM,
    SKETCHES
  }

  /**
   * @param table a table whose rows merge
   * @param keys how many columns tell which rows belong together: texts, null being a value
   */
  RowSums(Table<?> table, int keys) {
    this.keys = keys;
    List<? extends Column<?>> states = table.states();
    kinds = states.stream().map(RowSums::kind).toArray(StateKind[]::new);
    quantiles = new double[kinds.length][];
    for (int state = 0; state < kinds.length; state++) {
      quantiles[state] =
          TableMerge.parts(states.get(state).name(), table).stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
    }
  }

  private static StateKind kind(Column<?> column) {
    Role.Merge merge = ((Role.State<?>) column.role()).merge();
    if (merge == Role.Merge.SKETCH) {
      return StateKind.SKETCHES;
    }
    if (column.type() == ColumnType.Plain.COUNT && merge == Role.Merge.SUM) {
      return StateKind.COUNTS;
    }
    if (column.type() == ColumnType.Plain.EXACT) {
      return switch (merge) {
        case SUM -> StateKind.EXACT_SUM;
        case MINIMUM -> StateKind.EXACT_MINIMUM;
        default -> StateKind.EXACT_MAXIMUM;
      };
    }
    throw new IllegalArgumentException(
        "no %s of %s, the type of %s".formatted(merge, column.type(), column.name()));
  }

  /**
   * The columns of what {@link #of} gives: the keys, and of each state the column that {@link
   * TableMerge#results} reads.
   */
  static StructType schema(Table<?> table, List<String> keys) {
    StructType schema = new StructType();
    for (String key : keys) {
      schema = schema.add(key, DataTypes.StringType);
    }
    for (Column<?> state : table.states()) {
      schema =
          schema.add(
              state.name(),
              state.type() == ColumnType.SKETCH ? SketchSum.OUTPUT : Schemas.type(state.type()));
    }
    return schema;
  }

  /**
   * Adds up.
   *
   * @param rows of the keys, then the states of the table, as Spark keeps rows in memory; decimals
   *     may be the bytes of their numbers of units, the highest first, as Parquet keeps them
   * @param range tells of which keys rows are added up; others are passed over
   * @return one row for each key, sorted by these, null before all else
   */
  Iterator<Row> of(Iterator<InternalRow> rows, KeyRange.Filter range) {
    KeyPlaces places = new KeyPlaces(keys, range);
    StateSums[] sums =
        IntStream.range(0, kinds.length).mapToObj(this::sums).toArray(StateSums[]::new);
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      int place = places.of(row);
      if (place == KeyPlaces.NONE) {
        continue;
      }
      for (int state = 0; state < sums.length; state++) {
        sums[state].makeRoom(place);
        if (!row.isNullAt(keys + state)) {
          sums[state].add(place, row, keys + state);
        }
      }
    }
    return places.sorted().map(place -> row(places.key(place), place, sums)).iterator();
  }

  private StateSums sums(int state) {
    return switch (kinds[state]) {
      case COUNTS -> new StateSums.Counts();
      case EXACT_SUM -> new StateSums.ExactSums();
      case EXACT_MINIMUM -> new StateSums.ExactExtremes(-1);
      case EXACT_MAXIMUM -> new StateSums.ExactExtremes(1);
      case SKETCHES -> new StateSums.Sketches(quantiles[state]);
    };
  }

  private Row row(TextKey key, int place, StateSums[] sums) {
    Object[] values = new Object[keys + sums.length];
    for (int index = 0; index < keys; index++) {
      values[index] = key.values()[index] == null ? null : key.values()[index].toString();
    }
    for (int state = 0; state < sums.length; state++) {
      values[keys + state] = sums[state].value(place);
    }
    return RowFactory.create(values);
  }
}
