package io.github.relevista.spark.tables;

import static org.apache.spark.sql.functions.lit;

import io.github.relevista.tables.Table;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Merges the rows of many published tables of one kind range by range of their keys: a task reads
 * from all of them what belongs to its range, and adds it up in memory. Published tables are sorted
 * by these keys, so that a task reads little else, and nothing is shuffled: with many days, of
 * which each has nearly all keys, a shuffle would move every row of every day. A task holds a row
 * of each key in its range, which are as many as it reads rows where no two belong together.
 *
 * @param rows rows that a task is to read
 */
public record RangedMerge(long rows) {
  /** Of published tables. */
  public static final RangedMerge PUBLISHED = new RangedMerge(500_000);

  /** Keys that are looked at, on an average, for each range. */
  private static final int SAMPLED = 200;

  /**
   * Merges rows, which are read when the result is.
   *
   * @param inputs the rows, with the keys and the states of the table, as {@link RowSums#of} takes
   *     them
   * @param table the table
   * @param keys names of the columns by which rows belong together: texts
   * @param allRows how many rows there are
   * @return the keys, then all columns of the table that are no keys; a part for each range, sorted
   *     by the keys in each part and from part to part
   */
  public Dataset<Row> merged(
      List<Dataset<Row>> inputs, Table<?> table, List<String> keys, long allRows) {
    Column[] order = TableMerge.array(TableMerge.columns(keys));
    List<String> read = new ArrayList<>(keys);
    table.states().forEach(state -> read.add(state.name()));
    Column[] columnsRead = TableMerge.array(TableMerge.columns(read));
    List<JavaRDD<InternalRow>> ranges = new ArrayList<>();
    for (Column range : ranges(inputs, order, allRows)) {
      // One part each, so that rows that belong together are together without a shuffle.
      ranges.add(
          inputs.stream()
              .map(rows -> rows.where(range).select(columnsRead))
              .map(rows -> rows.queryExecution().toRdd().toJavaRDD())
              .reduce(JavaRDD::union)
              .orElseThrow()
              .coalesce(1));
    }
    RowSums sums = new RowSums(table, keys.size());
    return inputs
        .get(0)
        .sparkSession()
        .createDataFrame(
            ranges.stream().reduce(JavaRDD::union).orElseThrow().mapPartitions(sums::of),
            RowSums.schema(table, keys))
        .select(TableMerge.array(TableMerge.results(table, keys)));
  }

  /** Conditions of which each row meets one, one after the other in the order of keys. */
  private List<Column> ranges(List<Dataset<Row>> inputs, Column[] order, long allRows) {
    int count = (int) Math.max(1, (allRows + rows - 1) / rows);
    Dataset<Row> allKeys =
        inputs.stream().map(rows -> rows.select(order)).reduce(Dataset::union).orElseThrow();
    List<Row> bounds = bounds(allKeys, count, allRows);
    List<Column> keys = List.of(order);
    List<Column> ranges = new ArrayList<>();
    for (int range = 0; range <= bounds.size(); range++) {
      Column inRange = lit(true);
      if (range > 0) {
        inRange = inRange.and(notBelow(keys, bounds.get(range - 1), 0));
      }
      if (range < bounds.size()) {
        inRange = inRange.and(below(keys, bounds.get(range), 0));
      }
      ranges.add(inRange);
    }
    return ranges;
  }

  /**
   * Keys between ranges, ascending, each once; in a random sample, since they need only be near.
   */
  private static List<Row> bounds(Dataset<Row> keys, int count, long allRows) {
    if (count == 1) {
      return List.of();
    }
    double share = Math.min(1, (double) count * SAMPLED / allRows);
    Column[] columns = TableMerge.array(TableMerge.columns(List.of(keys.columns())));
    List<Row> sample = keys.sample(share, 1).coalesce(1).sort(columns).collectAsList();
    List<Row> bounds = new ArrayList<>();
    for (int range = 1; range < count && !sample.isEmpty(); range++) {
      Row bound = sample.get((int) ((long) range * sample.size() / count));
      if (bounds.isEmpty() || !bounds.get(bounds.size() - 1).equals(bound)) {
        bounds.add(bound);
      }
    }
    return bounds;
  }

  /** Whether the keys of a row, from one on, come before a bound; null comes before all else. */
  private static Column below(List<Column> keys, Row bound, int from) {
    Column key = keys.get(from);
    Column here = bound.isNullAt(from) ? lit(false) : key.isNull().or(key.lt(bound.get(from)));
    return from + 1 == keys.size()
        ? here
        : here.or(key.eqNullSafe(bound.get(from)).and(below(keys, bound, from + 1)));
  }

  /** The opposite. */
  private static Column notBelow(List<Column> keys, Row bound, int from) {
    Column key = keys.get(from);
    boolean last = from + 1 == keys.size();
    if (bound.isNullAt(from)) {
      return last ? lit(true) : key.isNotNull().or(notBelow(keys, bound, from + 1));
    }
    return last
        ? key.geq(bound.get(from))
        : key.gt(bound.get(from))
            .or(key.equalTo(bound.get(from)).and(notBelow(keys, bound, from + 1)));
  }
}
