package io.github.relevista.spark.job;

import io.github.relevista.spark.tables.WrittenFiles;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** What an output holds, for tests that compare outputs. */
public final class PublishedRows {
  private PublishedRows() {}

  /**
   * The rows of a table for a date, as JSON, sorted.
   *
   * @param left names of columns that are left out
   */
  public static List<String> of(
      SparkSession spark, Path output, String table, String date, String... left) {
    return WrittenFiles.reader(spark)
        .parquet(output.resolve(table).resolve("run_date=" + date).toString())
        .drop(left)
        .toJSON()
        .collectAsList()
        .stream()
        .sorted()
        .toList();
  }
}
