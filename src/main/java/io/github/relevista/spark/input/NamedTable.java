package io.github.relevista.spark.input;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.settings.InputSettings;
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

  /**
   * Looks at the table.
   *
   * @throws InvalidInputException if it is not there, its condition cannot be read, or columns are
   *     not there
   */
  NamedTable(SparkSession spark, InputSettings input, ReviewColumns wanted) {
    format = input.table().isPresent() ? RowFormat.TABLE : input.format().orElseThrow();
    name = "table " + input.table().orElseGet(() -> input.paths().get(0));
    columns = new TableColumns(wanted);
    table = limited(opened(spark, input), input.limit());
    List<String> names = List.of(table.columns());
    columns.requireContent(name, names, table.schema());
    for (String value : columns.values()) {
      if (!TableColumns.has(table.schema(), value)) {
        throw TableColumns.missing(value, name, names);
      }
    }
  }

  private Dataset<Row> opened(SparkSession spark, InputSettings input) {
    LakeFormats.requireExtension(spark.conf().get(LakeFormats.EXTENSIONS, ""), format, name);
    try {
      Dataset<Row> whole =
          input.table().isPresent()
              ? spark.table(input.table().get())
              : spark.read().format(format.wireName()).load(input.paths().get(0));
      return input.where().isPresent() ? whole.where(expr(input.where().get())) : whole;
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // Scala's methods throw what they do not declare.
      throw FormatPackages.refused(condition(input), format, e);
    }
  }

  private String condition(InputSettings input) {
    return input.where().map(where -> name + " where " + where).orElse(name);
  }

  private static Dataset<Row> limited(Dataset<Row> table, int limit) {
    return limit == InputSettings.NO_LIMIT ? table : table.limit(limit);
  }

  @Override
  public InputFiles files() {
    return new InputFiles(List.of(), List.of(), format);
  }

  @Override
  public RowReader reader() {
    return new TableReader(columns.columns());
  }

  @Override
  public Dataset<Row> rows() {
    return columns.of(table, table.schema(), lit(name));
  }

  @Override
  public List<String> columns() {
    return List.copyOf(Corpus.wanted(columns.columns()));
  }

  /** By a query of its own, which reads no column. */
  @Override
  public Map<String, Long> count() {
    return Map.of(name, table.count());
  }
}
