package io.github.relevista.spark.results;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.input.TableHead;
import io.github.relevista.spark.lake.LakeTables;
import io.github.relevista.spark.tables.Schemas;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.spark.tables.WrittenFiles;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Table;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
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
   * The rows of a table of an output, wherever it lies, with their {@code run_date} behind the
   * declared columns. Of folders only those of the dates are looked at, so that a day costs the
   * same in an output of years.
   *
   * @param slices the names of the slice columns; none of a table that has none
   * @param dates whose rows are wanted
   * @throws InvalidSettingException if the table is not there, or lacks a column that it is
   *     declared with: read all the same, it would be null
   */
  public static Dataset<Row> rows(
      SparkSession spark,
      String output,
      Table<?> table,
      List<String> slices,
      Collection<LocalDate> dates) {
    try {
      return find(spark, output, table, slices, dates).orElseThrow(() -> missing(output, table));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What to tell where a table is not there that every result has. */
  public static InvalidSettingException missing(String output, Table<?> table) {
    return new InvalidSettingException(
        "there is no table %s in %s; explain again".formatted(table.name(), output));
  }

  /**
   * The same, or empty where none of these dates has the table.
   *
   * @throws InvalidSettingException as {@link #rows}
   */
  public static Optional<Dataset<Row>> find(
      SparkSession spark,
      String output,
      Table<?> table,
      List<String> slices,
      Collection<LocalDate> dates)
      throws IOException {
    return find(spark, output, table, dated(Schemas.published(table, slices)), dates);
  }

  /**
   * The same, with decimals as the bytes that Parquet keeps them in, the highest first, wherever
   * files are read: for sums that need no objects of them.
   *
   * @throws InvalidSettingException as {@link #rows}
   */
  public static Optional<Dataset<Row>> findInBytes(
      SparkSession spark,
      String output,
      Table<?> table,
      List<String> slices,
      Collection<LocalDate> dates)
      throws IOException {
    StructType wanted = Schemas.inBytes(Schemas.published(table, slices));
    return find(spark, output, table, dated(wanted), dates);
  }

  private static StructType dated(StructType schema) {
    return schema.add(RunKeys.RUN_DATE, DataTypes.DateType);
  }

  private static Optional<Dataset<Row>> find(
      SparkSession spark,
      String output,
      Table<?> table,
      StructType wanted,
      Collection<LocalDate> dates)
      throws IOException {
    Optional<LakeTables> lake = LakeTables.remembered(spark, output);
    if (lake.isPresent()) {
      Column ofDates =
          col(RunKeys.RUN_DATE).isInCollection(dates.stream().map(Date::valueOf).toList());
      return lake.get()
          .rows(table.name())
          .map(rows -> declared(rows, output, table, wanted).where(ofDates));
    }
    Path folder = new Path(output, table.name());
    FileSystem files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
    List<Path> days = days(files, folder, dates);
    Optional<FileStatus> file = anyFile(files, days);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    requireColumns(TableHead.ofParquet(file.get(), hadoop).names(), output, table);
    return Optional.of(
        WrittenFiles.reader(spark)
            .schema(wanted)
            .option("basePath", folder.toString())
            .parquet(days.stream().map(Path::toString).toArray(String[]::new)));
  }

  /** The folders of some dates, of those that are there. */
  private static List<Path> days(FileSystem files, Path folder, Collection<LocalDate> dates)
      throws IOException {
    Set<String> names =
        dates.stream().map(date -> RunKeys.RUN_DATE + "=" + date).collect(Collectors.toSet());
    try {
      return Arrays.stream(files.listStatus(folder))
          .map(FileStatus::getPath)
          .filter(day -> names.contains(day.getName()))
          .sorted()
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /** A file of rows; a rerun without such rows may leave a folder without any. */
  private static Optional<FileStatus> anyFile(FileSystem files, List<Path> days)
      throws IOException {
    for (Path day : days) {
      for (FileStatus file : files.listStatus(day)) {
        if (file.getPath().getName().endsWith(".parquet")) {
          return Optional.of(file);
        }
      }
    }
    return Optional.empty();
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
