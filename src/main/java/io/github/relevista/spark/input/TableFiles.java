package io.github.relevista.spark.input;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_replace;

import io.github.relevista.intake.ReviewColumns;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Files that are tables: Parquet, ORC, Avro. Files of one schema are read together, and of each
 * only the columns that are wanted: what other columns hold, and in which other types other files
 * have these, plays no part. How many rows a file has it says itself.
 */
final class TableFiles implements Source {
  /** The file of a row, by the name that {@link FileNames#uri} gives it. */
  static final Column FILE =
      regexp_replace(col("_metadata.file_path"), "^([a-zA-Z][a-zA-Z0-9+.-]*):/(?!/)", "$1:///");

  /**
   * Files of one schema.
   *
   * @param files the files
   * @param schema the columns that are wanted, as far as the files have them
   */
  private record Group(List<TableFile> files, StructType schema) {}

  private final SparkSession spark;
  private final TableSession session;
  private final TableColumns columns;
  private final InputFiles files;
  private final List<TableFile> taken;
  private final List<Group> groups;

  /**
   * Looks into the files.
   *
   * @param limit how many rows are read at most
   * @throws InvalidInputException if there is no file, Spark would not read one, or columns are not
   *     there
   * @throws UnreadableInputException if a file is damaged
   */
  TableFiles(SparkSession spark, InputFiles found, ReviewColumns wanted, long limit) {
    this.spark = spark;
    TableFormat format = TableFormat.of(found.format());
    session = TableSession.beside(spark, format);
    columns = new TableColumns(wanted);
    if (found.files().isEmpty()) {
      throw new InvalidInputException(
          "the input holds no %s file, so its columns are unknown".formatted(format.title()));
    }
    taken = taken(found, format, limit);
    files = found.first(taken.size());
    groups = groups();
    requireValues();
  }

  private List<TableFile> taken(InputFiles found, TableFormat format, long limit) {
    List<TableHead> heads = found.files().parallelStream().map(file -> head(file, format)).toList();
    List<TableFile> first = new ArrayList<>();
    long left = limit;
    for (int index = 0; index < heads.size() && left > 0; index++) {
      long rows = Math.min(left, heads.get(index).rows());
      first.add(new TableFile(found.files().get(index), heads.get(index), rows));
      left -= rows;
    }
    return List.copyOf(first);
  }

  private TableHead head(FileStatus file, TableFormat format) {
    return TableHead.of(file, format, spark.sparkContext().hadoopConfiguration());
  }

  private List<Group> groups() {
    Map<String, List<TableFile>> bySchema = new LinkedHashMap<>();
    for (TableFile file : taken) {
      // A file that is cut, or whose name asks for a way of its own, is read alone.
      String key = file.isCut() || session.isUnchecked(file) ? file.uri() : file.head().schema();
      bySchema.computeIfAbsent(key, added -> new ArrayList<>()).add(file);
    }
    List<Group> groups = new ArrayList<>();
    for (List<TableFile> alike : bySchema.values()) {
      TableFile first = alike.get(0);
      StructType schema = session.schema(first, columns.outermost());
      columns.requireContent(first.name(), first.head().names(), schema);
      groups.add(new Group(alike, schema));
    }
    return List.copyOf(groups);
  }

  /** A column that no file has is a slip of the pen. */
  private void requireValues() {
    for (String value : columns.values()) {
      if (groups.stream().noneMatch(group -> TableColumns.has(group.schema(), value))) {
        Set<String> names = new TreeSet<>();
        taken.forEach(file -> names.addAll(file.head().names()));
        throw TableColumns.missing(value, files.description(), List.copyOf(names));
      }
    }
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
  public List<String> columns() {
    return List.copyOf(Corpus.wanted(columns.columns()));
  }

  @Override
  public Map<String, Long> count() {
    Map<String, Long> rows = new LinkedHashMap<>();
    taken.forEach(file -> rows.put(file.uri(), file.rows()));
    return rows;
  }

  @Override
  public Dataset<Row> rows() {
    List<JavaRDD<Row>> parts = new ArrayList<>();
    StructType schema = null;
    for (Group group : groups) {
      Dataset<Row> table = session.read(group.files(), group.schema());
      Dataset<Row> rows = columns.of(table, group.schema(), FILE);
      schema = rows.schema();
      TableFile first = group.files().get(0);
      parts.add(first.isCut() ? first(rows.javaRDD(), first.rows()) : rows.javaRDD());
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JavaRDD<Row> all = context.union(parts.toArray(JavaRDD[]::new));
    return spark.createDataFrame(all, schema);
  }

  private static JavaRDD<Row> first(JavaRDD<Row> rows, long most) {
    return rows.zipWithIndex().filter(row -> row._2() < most).map(row -> row._1());
  }
}
