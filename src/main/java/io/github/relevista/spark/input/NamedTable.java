package io.github.relevista.spark.input;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.settings.FileSettings;
import io.github.relevista.settings.InputSettings;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table that Spark knows by a name, a view, or what a format like Delta or Iceberg keeps in a
 * folder. In place of a file every row has the table's name.
 */
final class NamedTable implements Source {
  private final String name;
  private final RowFormat format;
  private final TableColumns columns;
  private final Dataset<Row> table;
  private final InputFiles files;

  /**
   * Looks at the table.
   *
   * @param spans the spans of its snapshots of which the rows are read; the table as it is, or some
   *     files of it, where there are none
   * @throws InvalidInputException if it is not there, its condition cannot be read, or columns are
   *     not there
   */
  NamedTable(
      SparkSession spark, InputSettings input, ReviewColumns wanted, List<SnapshotSpan> spans)
      throws IOException {
    format = input.table().isPresent() ? RowFormat.TABLE : input.format().orElseThrow();
    name = "table " + input.table().orElseGet(() -> input.paths().get(0));
    columns = new TableColumns(wanted);
    files = files(spark, input);
    table = limited(opened(spark, input, spans), input.limit());
    List<String> names = List.of(table.columns());
    columns.requireContent(name, names, table.schema());
    for (String value : columns.values()) {
      if (!TableColumns.has(table.schema(), value)) {
        throw TableColumns.missing(value, name, names);
      }
    }
  }

  /** The files that are read of a table of files, where they are named. */
  private static InputFiles files(SparkSession spark, InputSettings input) throws IOException {
    boolean areNamed = input.table().isPresent() && !input.paths().isEmpty();
    return areNamed
        ? new InputFiles(
            InputFiles.of(input, spark.sparkContext().hadoopConfiguration()).files(),
            List.of(),
            RowFormat.TABLE)
        : new InputFiles(
            List.of(),
            List.of(),
            input.table().isPresent() ? RowFormat.TABLE : input.format().orElseThrow());
  }

  private Dataset<Row> opened(SparkSession spark, InputSettings input, List<SnapshotSpan> spans) {
    LakeFormats.requireExtension(spark.conf().get(LakeFormats.EXTENSIONS, ""), format, name);
    try {
      Dataset<Row> whole = spans.isEmpty() ? whole(spark, input) : ofSpans(spark, input, spans);
      return input.where().isPresent() ? whole.where(expr(input.where().get())) : whole;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // Scala's methods throw what they do not declare.
      throw FormatPackages.refused(condition(input), format, e);
    }
  }

  private Dataset<Row> whole(SparkSession spark, InputSettings input) {
    if (input.table().isEmpty()) {
      return spark.read().format(format.wireName()).load(input.paths().get(0));
    }
    Dataset<Row> all = spark.table(input.table().get());
    // Spark opens no other file: the condition is about files alone.
    return files.files().isEmpty()
        ? all
        : all.where(
            TableFiles.FILE.isInCollection(
                files.files().stream()
                    .map(file -> FileNames.withSlashes(file.getPath()))
                    .toList()));
  }

  private static Dataset<Row> ofSpans(
      SparkSession spark, InputSettings input, List<SnapshotSpan> spans) {
    return SnapshotTable.of(spark, input).orElseThrow().rows(spans);
  }

  private String condition(InputSettings input) {
    return input.where().map(where -> name + " where " + where).orElse(name);
  }

  private static Dataset<Row> limited(Dataset<Row> table, int limit) {
    return limit == FileSettings.NO_LIMIT ? table : table.limit(limit);
  }

  @Override
  public InputFiles files() {
    return files;
  }

  @Override
  public RowReader reader() {
    return new TableReader(columns.columns());
  }

  @Override
  public Dataset<Row> rows() {
    return columns.of(table, table.schema(), files.files().isEmpty() ? lit(name) : TableFiles.FILE);
  }

  @Override
  public List<String> columns() {
    return List.copyOf(Corpus.wanted(columns.columns()));
  }

  /** By a query of its own, which reads no column. */
  @Override
  public Map<String, Long> count() {
    if (files.files().isEmpty()) {
      return Map.of(name, table.count());
    }
    Map<String, Long> counts = new HashMap<>();
    for (Row row : table.groupBy(TableFiles.FILE).count().collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }
}
