package io.github.relevista.spark.job;

import io.github.relevista.spark.tables.SizedFiles;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table that is to be written.
 *
 * @param name its name
 * @param writer writes it
 */
public record TableWrite(String name, Writer writer) {
  /** Writes a table. */
  @FunctionalInterface
  public interface Writer {
    /**
     * @param path a directory that does not exist yet
     * @return the rows that were written, for their columns
     */
    Dataset<Row> write(String path) throws Exception;
  }

  /**
   * A table in as many files as its rows have parts.
   *
   * @param rows plans the rows, which may take a look at what there is
   */
  public static TableWrite of(String name, Callable<Dataset<Row>> rows) {
    return new TableWrite(
        name,
        path -> {
          Dataset<Row> table = rows.call();
          table.write().parquet(path);
          return table;
        });
  }

  /**
   * A table in files of a sensible size, sorted in each file and from file to file.
   *
   * @param order the columns by which rows are sorted
   * @param mostRows rows that the table can have
   */
  static TableWrite sorted(String name, Dataset<Row> table, List<String> order, long mostRows) {
    return new TableWrite(
        name,
        path -> {
          SizedFiles.PUBLISHED.write(table, order, mostRows, path);
          return table;
        });
  }
}
