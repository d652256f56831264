package io.github.relevista.spark.tables;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes tables in files of a sensible size, by tasks that hold no table: one file where there is
 * little, otherwise ranges of rows, sorted in each file and from file to file. What is written is
 * the same however it is cut.
 *
 * <p>Spark looks for ranges that are about equal, then puts small ones together until they fill a
 * file; there are never more files than {@code spark.sql.shuffle.partitions} says. A task that
 * sorts more than its memory holds goes by way of its disk.
 *
 * @param rows that a task may sort by itself, without a look at how they are spread
 * @param bytes that a file is to hold, as the rows lie in the shuffle; Parquet takes about half
 */
public record SizedFiles(long rows, long bytes) {
  /** The files of published tables. */
  public static final SizedFiles PUBLISHED = new SizedFiles(200_000, 128 << 20);

  /**
   * Writes a table as Parquet. What else the session does meanwhile may see other settings of how
   * large the parts of a shuffle are.
   *
   * @param table its rows
   * @param order names of the columns by which rows are sorted: all that tells them apart
   * @param mostRows rows that the table can have
   * @param path a directory that does not exist yet
   */
  public void write(Dataset<Row> table, List<String> order, long mostRows, String path) {
    if (mostRows == 0) {
      // Spark need not look for rows.
      table.limit(0).coalesce(1).write().parquet(path);
      return;
    }
    Column[] columns = TableMerge.array(TableMerge.columns(order));
    if (mostRows <= rows) {
      table.repartition(1).sortWithinPartitions(columns).write().parquet(path);
      return;
    }
    SessionSettings.during(
        table.sparkSession(),
        bySize(),
        () ->
            table.repartitionByRange(columns).sortWithinPartitions(columns).write().parquet(path));
  }

  private Map<String, String> bySize() {
    return Map.of(
        "spark.sql.adaptive.enabled",
        "true",
        "spark.sql.adaptive.coalescePartitions.enabled",
        "true",
        // Spark would rather keep every core busy with files of a megabyte.
        "spark.sql.adaptive.coalescePartitions.parallelismFirst",
        "false",
        "spark.sql.adaptive.advisoryPartitionSizeInBytes",
        Long.toString(bytes));
  }
}
