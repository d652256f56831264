package io.github.relevista.spark.tables;

import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource;

/** Files of tables that this program wrote. */
public final class WrittenFiles {
  private WrittenFiles() {}

  /** Reads files at the very paths that it is given: by itself Spark takes brackets for a glob. */
  public static DataFrameReader reader(SparkSession spark) {
    return spark.read().option(DataSource.GLOB_PATHS_KEY(), "false");
  }
}
