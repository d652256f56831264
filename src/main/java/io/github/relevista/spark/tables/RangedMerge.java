package io.github.relevista.spark.tables;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import io.github.relevista.tables.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Merges the rows of many published tables of one kind range by range of their keys: a task reads
 * from all of them what belongs to its range, and adds it up in memory. Published tables are sorted
 * by these keys, so that a task reads little else, and nothing is shuffled: with many days, of
 * which each has nearly all keys, a shuffle would move every row of every day.
 *
 * @param mostKeys keys of which a task is to hold the sums, about
 * @param mostRows rows that a task is to read, about
 */
public record RangedMerge(long mostKeys, long mostRows) {
  /** Of tables that are published, where memory allows. */
  private static final RangedMerge PUBLISHED = new RangedMerge(250_000, 1_500_000);

  private static final long LEAST_KEYS = 10_000;

  /**
   * What a key takes while its row is made: its sums, the row, and what Parquet has not yet
   * written.
   */
  private static final long BYTES_OF_A_KEY = 2_000;

  /** Rows that are looked at to find the ranges, about. */
  private static final long SAMPLED = 200_000;

  /**
   * Of tables that are published: of few keys at a time where tasks have little memory.
   *
   * @param spark where the tasks run
   */
  public static RangedMerge published(SparkSession spark) {
    long keys = TaskMemory.of(spark.sparkContext()) / BYTES_OF_A_KEY;
    return new RangedMerge(
        Math.max(LEAST_KEYS, Math.min(keys, PUBLISHED.mostKeys)), PUBLISHED.mostRows);
  }

  /**
   * Merges rows of published tables, which are read when the result is.
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
    return merged(inputs, table, keys, ranges(inputs, TableMerge.columns(keys), allRows));
  }

  /**
   * The same of rows that lie in no order, which are dealt out by ranges before, unless one task
   * can add up all of them: to read all rows for each range would take longer.
   */
  public Dataset<Row> dealtOut(Dataset<Row> rows, Table<?> table, List<String> keys, long allRows) {
    RowSums sums = new RowSums(table, keys.size());
    Dataset<Row> read = rows.select(columnsRead(table, keys));
    return table(dealtOut(read, keys, allRows, sums::of), rows.sparkSession(), table, keys);
  }

  /** Makes rows of those that belong together. Travels to the tasks. */
  interface Merge extends Serializable {
    /**
     * @param rows as Spark keeps them in memory, each of which lasts until the next is asked for
     * @param range tells of which keys rows are merged; others are passed over
     * @return sorted by keys
     */
    Iterator<Row> of(Iterator<InternalRow> rows, KeyRange.Filter range);
  }

  /** The same of rows that merge in another way; their keys are their first columns. */
  JavaRDD<Row> dealtOut(Dataset<Row> rows, List<String> keys, long allRows, Merge merge) {
    List<Column> keyColumns = TableMerge.columns(keys);
    int count = ranges(List.of(rows), keyColumns, allRows).size();
    KeyRange.Filter all = KeyRange.ALL.filter();
    JavaRDD<InternalRow> dealt =
        count == 1
            ? rows.queryExecution().toRdd().toJavaRDD().coalesce(1)
            : rows.repartitionByRange(count, TableMerge.array(keyColumns))
                .queryExecution()
                .toRdd()
                .toJavaRDD();
    return dealt.mapPartitions(part -> merge.of(part, all));
  }

  /** The same of rows of few keys, by one task: sorted by their keys. */
  public static Dataset<Row> byOneTask(Dataset<Row> rows, Table<?> table, List<String> keys) {
    return merged(List.of(rows), table, keys, List.of(KeyRange.ALL));
  }

  private static Dataset<Row> merged(
      List<Dataset<Row>> inputs, Table<?> table, List<String> keys, List<KeyRange> ranges) {
    Column[] columnsRead = columnsRead(table, keys);
    List<ScannedRows> scanned =
        inputs.stream().map(rows -> ScannedRows.of(rows.select(columnsRead))).toList();
    RowSums sums = new RowSums(table, keys.size());
    List<Column> keyColumns = TableMerge.columns(keys);
    JavaRDD<Row> merged =
        ranges.stream()
            .map(range -> merged(scanned, range, keyColumns, sums))
            .reduce(JavaRDD::union)
            .orElseThrow();
    return table(merged, inputs.get(0).sparkSession(), table, keys);
  }

  private static Column[] columnsRead(Table<?> table, List<String> keys) {
    List<String> read = new ArrayList<>(keys);
    table.states().forEach(state -> read.add(state.name()));
    return TableMerge.array(TableMerge.columns(read));
  }

  private static Dataset<Row> table(
      JavaRDD<Row> sums, SparkSession spark, Table<?> table, List<String> keys) {
    return spark
        .createDataFrame(sums, RowSums.schema(table, keys))
        .select(TableMerge.array(TableMerge.results(table, keys)));
  }

  private static JavaRDD<Row> merged(
      List<ScannedRows> inputs, KeyRange range, List<Column> keys, RowSums sums) {
    // One part, so that rows that belong together are together without a shuffle.
    JavaRDD<InternalRow> rows =
        inputs.stream()
            .map(input -> input.near(range, keys))
            .reduce(JavaRDD::union)
            .orElseThrow()
            .coalesce(1);
    KeyRange.Filter filter = range.filter();
    return rows.mapPartitions(part -> sums.of(part, filter));
  }

  /** Ranges of which each row lies in one, in the order of keys. */
  private List<KeyRange> ranges(List<Dataset<Row>> inputs, List<Column> keys, long allRows) {
    if (allRows <= Math.min(mostKeys, mostRows)) {
      return List.of(KeyRange.ALL);
    }
    Column[] columns = TableMerge.array(keys);
    // All rows of some keys: they tell how many rows a key has.
    long one = Math.max(1, allRows / SAMPLED);
    List<Row> sample =
        inputs.stream()
            .map(input -> input.select(columns))
            .reduce(Dataset::union)
            .orElseThrow()
            .where(pmod(xxhash64(columns), lit(one)).equalTo(0))
            .groupBy(columns)
            .count()
            .collectAsList();
    return KeyRange.between(bounds(sample, one));
  }

  /**
   * Keys between ranges that hold as many keys, or as many rows, as they should.
   *
   * @param sample keys, each with its number of rows in the last column
   * @param one one key of how many is in the sample
   * @return ascending, each once
   */
  private List<Row> bounds(List<Row> sample, long one) {
    List<Sampled> ordered =
        sample.stream().map(Sampled::of).sorted(Comparator.comparing(Sampled::order)).toList();
    List<Row> bounds = new ArrayList<>();
    long keysInRange = 0;
    long rowsInRange = 0;
    for (Sampled key : ordered) {
      if (keysInRange > 0
          && (keysInRange + one > mostKeys || rowsInRange + one * key.rows > mostRows)) {
        bounds.add(key.key);
        keysInRange = 0;
        rowsInRange = 0;
      }
      keysInRange += one;
      rowsInRange += one * key.rows;
    }
    return bounds;
  }

  /** A key with its number of rows. */
  private record Sampled(Row key, TextKey order, long rows) {
    static Sampled of(Row row) {
      Object[] values = new Object[row.size() - 1];
      Arrays.setAll(values, row::get);
      Row key = RowFactory.create(values);
      return new Sampled(key, TextKey.of(key), row.getLong(row.size() - 1));
    }
  }
}
