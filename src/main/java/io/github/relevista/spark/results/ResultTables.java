package io.github.relevista.spark.results;

import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.tables.Schemas;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Table;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/** Reads published tables as they are declared. */
public final class ResultTables {
  private ResultTables() {}

  /**
   * All rows of a table of an output, with their {@code run_date} behind the declared columns.
   *
   * @param slices the names of the slice columns; none of a table that has none
   * @throws InvalidSettingException if the table lacks a column that it is declared with: read all
   *     the same, it would be null
   */
  public static Dataset<Row> rows(
      SparkSession spark, String output, Table<?> table, List<String> slices) {
    String folder = new Path(output, table.name()).toString();
    List<String> found = List.of(spark.read().parquet(folder).columns());
    for (String column : table.names()) {
      if (!found.contains(column)) {
        throw new InvalidSettingException(
            "%s in %s was written by a version of relevista that had no %s; explain again"
                .formatted(table.name(), output, column));
      }
    }
    return spark
        .read()
        .schema(Schemas.published(table, slices).add(RunKeys.RUN_DATE, DataTypes.DateType))
        .parquet(folder);
  }
}
