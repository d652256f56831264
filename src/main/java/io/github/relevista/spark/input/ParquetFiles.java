package io.github.relevista.spark.input;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.ReviewColumns.ContentKind;
import io.github.relevista.settings.InputSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Parquet files, read by Spark; how many rows each has stands in its footer. */
final class ParquetFiles implements Source {
  private static final String FILE_PATH = "_metadata.file_path";

  private final SparkSession spark;
  private final InputFiles files;
  private final ReviewColumns columns;

  /** Of the last file these rows are read; {@link FilePart#ALL} where there is no limit. */
  private final long rowsOfLast;

  /**
   * @throws InvalidInputException if there is no file, or Spark would not read one
   */
  ParquetFiles(SparkSession spark, InputFiles found, ReviewColumns columns, InputSettings input) {
    this.spark = spark;
    this.columns = columns;
    if (found.files().isEmpty()) {
      throw new InvalidInputException(
          "the input holds no Parquet file, so its columns are unknown");
    }
    for (FileStatus file : found.files()) {
      String name = file.getPath().getName();
      if (name.startsWith("_") || name.startsWith(".")) {
        throw new InvalidInputException(
            "Spark reads no Parquet file whose name begins with _ or .; rename %s"
                .formatted(file.getPath()));
      }
    }
    long left = input.limit();
    int count = 0;
    long last = FilePart.ALL;
    if (input.limit() != InputSettings.NO_LIMIT) {
      while (count < found.files().size() && left > 0) {
        last = Math.min(left, footerRows(found.files().get(count)));
        left -= last;
        count++;
      }
    } else {
      count = found.files().size();
    }
    files = found.first(count);
    rowsOfLast = last;
  }

  @Override
  public InputFiles files() {
    return files;
  }

  @Override
  public RowReader reader() {
    return new TableReader(columns);
  }

  @Override
  public List<String> columns() {
    return List.of(rows().columns()).subList(1, rows().columns().length);
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  @Override
  public Map<String, Long> count() {
    Map<String, Long> rows = new LinkedHashMap<>();
    for (FileStatus file : files.files()) {
      rows.put(uri(file), footerRows(file));
    }
    if (rowsOfLast != FilePart.ALL) {
      rows.put(uri(last()), rowsOfLast);
    }
    return rows;
  }

  @Override
  public Dataset<Row> rows() {
    Dataset<Row> table =
        spark
            .read()
            // Names are names, whatever brackets they hold, and no file is skipped.
            .option("globPaths", false)
            .option("ignoreCorruptFiles", false)
            .option("ignoreMissingFiles", false)
            .parquet(
                files.files().stream()
                    .map(file -> file.getPath().toString())
                    .toArray(String[]::new));
    if (rowsOfLast != FilePart.ALL) {
      table =
          table.where(
              col(FILE_PATH)
                  .notEqual(lit(uri(last())))
                  .or(col("_metadata.row_index").lt(lit(rowsOfLast))));
    }
    List<Column> wanted = new ArrayList<>();
    wanted.add(col(FILE_PATH).as(Corpus.FILE));
    wanted.add(contentColumn(table).as(columns.content()));
    Set<String> values = Corpus.wanted(columns);
    values.remove(columns.content());
    for (String name : values) {
      wanted.add(column(table, name).cast(DataTypes.StringType).as(name));
    }
    return table.select(wanted.toArray(Column[]::new));
  }

  private FileStatus last() {
    return files.files().get(files.files().size() - 1);
  }

  private static String uri(FileStatus file) {
    return FileNames.uri(file.getPath());
  }

  private long footerRows(FileStatus file) {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(file, hadoop))) {
      return reader.getRecordCount();
    } catch (IOException e) {
      throw UnreadableInputException.of(file.getPath().toString(), e);
    } catch (RuntimeException e) {
      throw UnreadableInputException.of(file.getPath().toString(), new IOException(e.getMessage()));
    }
  }

  private Column contentColumn(Dataset<Row> table) {
    Column column = column(table, columns.content());
    DataType type = type(table, columns.content());
    if (columns.kind() == ContentKind.TEXT) {
      if (!type.equals(DataTypes.StringType)) {
        throw wrongType(columns.content(), type, "a column of texts");
      }
      return column.cast(DataTypes.BinaryType);
    }
    if (type instanceof ArrayType array && array.elementType().equals(DataTypes.StringType)) {
      return column;
    }
    if (type instanceof ArrayType array
        && (array.elementType().equals(DataTypes.IntegerType)
            || array.elementType().equals(DataTypes.LongType))) {
      return column.cast(DataTypes.createArrayType(DataTypes.LongType));
    }
    throw wrongType(columns.content(), type, "a column of arrays of strings or of ids");
  }

  private static InvalidInputException wrongType(String name, DataType type, String wanted) {
    return new InvalidInputException(
        "the column '%s' is of type %s and cannot be %s"
            .formatted(name, type.simpleString(), wanted));
  }

  private static DataType type(Dataset<Row> table, String name) {
    return table.schema().fields()[table.schema().fieldIndex(name)].dataType();
  }

  private static Column column(Dataset<Row> table, String name) {
    if (!Arrays.asList(table.columns()).contains(name)) {
      throw new InvalidInputException(
          "there is no column '%s'; the columns are %s"
              .formatted(name, String.join(", ", table.columns())));
    }
    return table.col("`" + name.replace("`", "``") + "`");
  }
}
