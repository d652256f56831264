package io.github.relevista.spark.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.tables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Merges the rows of many published tables of one kind, and writes them, range by range of their
 * keys: a task reads from all of them what belongs to its range, sorts it, adds up, and writes one
 * file. Published tables are sorted by these keys, so that a task reads little else, and nothing is
 * shuffled: with many days, of which each has nearly all keys, a shuffle would move every row of
 * every day. A task that sorts more than its memory holds goes by way of its disk.
 *
 * @param rows rows that a task is to read
 */
public record RangedMerge(long rows) {
  /** Of published tables. */
  public static final RangedMerge PUBLISHED = new RangedMerge(1_000_000);

  /** Keys that are looked at, on an average, for each range. */
  private static final int SAMPLED = 200;

  private static final Map<String, String> SETTINGS =
      Map.of(
          // Rows that come sorted are added up one key after the other, and only one is in memory.
          "spark.sql.execution.useObjectHashAggregateExec",
          "false",
          // A union of single parts would be a single part, and a single task.
          "spark.sql.unionOutputPartitioning",
          "false");

  /**
   * Merges and writes.
   *
   * @param parts the rows, with the keys and the states of the table
   * @param table the table
   * @param constants what stands in front of each row: columns that are the same in all rows
   * @param keys names of the columns by which rows belong together and are sorted
   * @param allRows how many rows there are
   * @param path a directory that does not exist yet
   */
  public void write(
      Dataset<Row> parts,
      Table<?> table,
      List<Column> constants,
      List<String> keys,
      long allRows,
      String path) {
    Column[] order = TableMerge.array(TableMerge.columns(keys));
    Column[] columns =
        Stream.concat(constants.stream(), Stream.of(col("*"))).toArray(Column[]::new);
    List<Dataset<Row>> ranges = new ArrayList<>();
    for (Column range : ranges(parts, List.of(order), allRows)) {
      // One part each, so that rows that belong together are together without a shuffle.
      ranges.add(
          TableMerge.merged(parts.where(range).coalesce(1), table, keys)
              .sortWithinPartitions(order)
              .select(columns));
    }
    SessionSettings.during(
        parts.sparkSession(),
        SETTINGS,
        () -> ranges.stream().reduce(Dataset::union).orElseThrow().write().parquet(path));
  }

  /** Conditions of which each row meets one, one after the other in the order of keys. */
  private List<Column> ranges(Dataset<Row> parts, List<Column> keys, long allRows) {
    int count = (int) Math.max(1, (allRows + rows - 1) / rows);
    List<Row> bounds = bounds(parts.select(TableMerge.array(keys)), count, allRows);
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
