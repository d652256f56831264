package io.github.relevista.spark.input;

import io.github.relevista.intake.JsonColumns;
import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.ReviewColumns.ContentKind;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.intake.RowSettings;
import io.github.relevista.settings.InputSettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of an input before anybody has judged them: lines as bytes, or the wanted columns of
 * Parquet files, each with its file. Nothing is dropped here but the header lines of CSV and TSV
 * files.
 *
 * @param files where the rows come from
 * @param reader what makes a review of a row
 * @param rows a column {@value #FILE}, then what the reader reads
 */
public record Corpus(InputFiles files, RowReader reader, Dataset<Row> rows) {
  static final String FILE = "file";
  static final String LINE = "line";

  /** Rows of JSON that are asked for their columns. */
  private static final int ROWS_TO_LOOK_AT = 1000;

  /**
   * Parts that a core is to have at least, so that at the end none waits long for another's last.
   */
  private static final int PARTS_A_CORE = 2;

  private static final String LEAST_PARTS = "spark.sql.files.minPartitionNum";

  /**
   * Looks at an input and plans how to read it.
   *
   * @throws InvalidInputException if files or columns are not there
   * @throws UnreadableInputException if a file that is looked into is damaged
   */
  public static Corpus open(SparkSession spark, InputSettings input) throws Exception {
    try {
      return planned(spark, input);
    } catch (Exception e) {
      throw UnreadableInputException.translated(e);
    }
  }

  private static Corpus planned(SparkSession spark, InputSettings input) throws IOException {
    // Left alone, Spark packs small files into about one part a core, or one and a half.
    if (spark.conf().getOption(LEAST_PARTS).isEmpty()) {
      spark.conf().set(LEAST_PARTS, (long) PARTS_A_CORE * cores(spark));
    }
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    InputFiles files = InputFiles.of(input, configuration);
    ReviewColumns columns = columns(input);
    Corpus corpus =
        files.format() == RowFormat.PARQUET
            ? ofParquet(spark, files, columns)
            : ofLines(spark, files, lineSettings(files, columns, input, configuration), input);
    return input.limit() == InputSettings.NO_LIMIT ? corpus : corpus.first(input.limit());
  }

  /**
   * The first rows alone. They go by way of the driver: a limit inside a query may pick others at
   * every run.
   */
  private Corpus first(int most) {
    List<Row> first = rows.takeAsList(most);
    return new Corpus(files, reader, rows.sparkSession().createDataFrame(first, rows.schema()));
  }

  /**
   * Deals the rows into the given number of parts by what they hold, or leaves them as they lie.
   */
  public Dataset<Row> dealt(int partitions) {
    int wanted = partitions;
    if (wanted == 0) {
      int cores = cores(rows.sparkSession());
      wanted = rows.javaRDD().getNumPartitions() < cores ? PARTS_A_CORE * cores : 0;
    }
    return wanted == 0 ? rows : rows.repartition(wanted, rows.col(rows.columns()[1]));
  }

  private static int cores(SparkSession spark) {
    return spark.sparkContext().defaultParallelism();
  }

  private static ReviewColumns columns(InputSettings input) {
    try {
      return new ReviewColumns(
          input.tokensColumn().isPresent() ? ContentKind.TOKENS : ContentKind.TEXT,
          input.tokensColumn().orElse(input.textColumn()),
          input.idColumn().orElse(null),
          input.labelColumn().orElse(null),
          input.sliceBy());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(e.getMessage());
    }
  }

  private static RowSettings lineSettings(
      InputFiles files, ReviewColumns columns, InputSettings input, Configuration configuration) {
    List<String> fields = List.of();
    switch (files.format()) {
      case CSV, TSV -> fields = fields(files, input, configuration);
      case JSON -> requireColumns(columns, files.firstLines(ROWS_TO_LOOK_AT, configuration));
      default -> {}
    }
    try {
      return new RowSettings(files.format(), columns, fields);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(e.getMessage());
    }
  }

  private static List<String> fields(
      InputFiles files, InputSettings input, Configuration configuration) {
    if (input.header()) {
      return files.header(configuration);
    }
    if (input.columns().isEmpty()) {
      throw new InvalidInputException(
          "columns must name the columns of files without a header, was empty");
    }
    return input.columns();
  }

  /** A column that no row has is a slip of the pen, unless no row can be read at all. */
  private static void requireColumns(ReviewColumns columns, List<String> lines) {
    Set<String> names = new TreeSet<>();
    lines.forEach(line -> names.addAll(JsonColumns.of(line)));
    for (String wanted : wanted(columns)) {
      if (!names.isEmpty() && !names.contains(wanted)) {
        throw new InvalidInputException(
            "there is no column '%s' in the first %d rows; the columns are %s"
                .formatted(wanted, lines.size(), String.join(", ", names)));
      }
    }
  }

  private static Set<String> wanted(ReviewColumns columns) {
    Set<String> wanted = new LinkedHashSet<>();
    wanted.add(columns.content());
    wanted.addAll(columns.slices());
    if (columns.id() != null) {
      wanted.add(columns.id());
    }
    if (columns.label() != null) {
      wanted.add(columns.label());
    }
    return wanted;
  }

  private static Corpus ofLines(
      SparkSession spark, InputFiles files, RowSettings settings, InputSettings input) {
    Dataset<Row> lines =
        files.files().isEmpty()
            ? spark.createDataFrame(
                List.of(),
                new StructType().add(FILE, DataTypes.StringType).add(LINE, DataTypes.BinaryType))
            : spark
                .read()
                .option("lineSep", "\n")
                .text(files.paths())
                .select(
                    functions.col("_metadata.file_path").as(FILE),
                    functions.col("value").cast(DataTypes.BinaryType).as(LINE));
    LineReader reader = new LineReader(settings);
    boolean headers = input.header() && !settings.fields().isEmpty();
    return new Corpus(files, reader, headers ? lines.filter(reader.isNoHeader()) : lines);
  }

  private static Corpus ofParquet(SparkSession spark, InputFiles files, ReviewColumns columns) {
    if (files.files().isEmpty()) {
      throw new InvalidInputException(
          "the input holds no Parquet file, so its columns are unknown");
    }
    Dataset<Row> table = spark.read().parquet(files.paths());
    List<Column> wanted = new ArrayList<>();
    wanted.add(functions.col("_metadata.file_path").as(FILE));
    wanted.add(contentColumn(table, columns).as(columns.content()));
    Set<String> values = wanted(columns);
    values.remove(columns.content());
    for (String name : values) {
      wanted.add(column(table, name).cast(DataTypes.StringType).as(name));
    }
    return new Corpus(files, new TableReader(columns), table.select(wanted.toArray(Column[]::new)));
  }

  private static Column contentColumn(Dataset<Row> table, ReviewColumns columns) {
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
