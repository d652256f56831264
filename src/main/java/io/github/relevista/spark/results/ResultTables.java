package io.github.relevista.spark.results;

import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.lake.LakeTables;
import io.github.relevista.spark.tables.Schemas;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads published tables as they are declared, wherever they lie. */
public final class ResultTables {
  private ResultTables() {}

  /**
   * All rows of a table of an output, wherever it lies, with their {@code run_date} behind the
   * declared columns.
   *
   * @param slices the names of the slice columns; none of a table that has none
   * @throws InvalidSettingException if the table is not there, or lacks a column that it is
   *     declared with: read all the same, it would be null
   */
  public static Dataset<Row> rows(
      SparkSession spark, String output, Table<?> table, List<String> slices) {
    try {
      return find(spark, output, table, slices)
          .orElseThrow(
              () ->
                  new InvalidSettingException(
                      "there is no table %s in %s; explain again".formatted(table.name(), output)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The same, or empty where the table is not there.
   *
   * @throws InvalidSettingException as {@link #rows}
   */
  public static Optional<Dataset<Row>> find(
      SparkSession spark, String output, Table<?> table, List<String> slices) throws IOException {
    StructType wanted = Schemas.published(table, slices).add(RunKeys.RUN_DATE, DataTypes.DateType);
    Optional<LakeTables> lake = LakeTables.remembered(spark, output);
    if (lake.isPresent()) {
      return lake.get().rows(table.name()).map(rows -> declared(rows, output, table, wanted));
    }
    Path folder = new Path(output, table.name());
    if (!hasFiles(folder, spark.sparkContext().hadoopConfiguration())) {
      return Optional.empty();
    }
    requireColumns(List.of(spark.read().parquet(folder.toString()).columns()), output, table);
    return Optional.of(spark.read().schema(wanted).parquet(folder.toString()));
  }

  /** Whether there is a file to read; a rerun without such rows may leave the folder. */
  private static boolean hasFiles(Path folder, Configuration hadoop) throws IOException {
    FileSystem fileSystem = folder.getFileSystem(hadoop);
    if (!fileSystem.exists(folder)) {
      return false;
    }
    RemoteIterator<LocatedFileStatus> files = fileSystem.listFiles(folder, true);
    while (files.hasNext()) {
      if (files.next().getPath().getName().endsWith(".parquet")) {
        return true;
      }
    }
    return false;
  }

  private static Dataset<Row> declared(
      Dataset<Row> rows, String output, Table<?> table, StructType wanted) {
    requireColumns(List.of(rows.columns()), output, table);
    Column[] columns = TableMerge.columns(List.of(wanted.fieldNames())).toArray(Column[]::new);
    return rows.select(columns);
  }

  private static void requireColumns(List<String> found, String output, Table<?> table) {
    for (String column : table.names()) {
      if (!found.contains(column)) {
        throw new InvalidSettingException(
            "%s in %s was written by a version of relevista that had no %s; explain again"
                .formatted(table.name(), output, column));
      }
    }
  }
}
