package io.github.relevista.spark.input;

import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.plan.InputPlan;
import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.settings.InputSettings;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rows of an input before anybody has judged them: records as bytes, or the wanted columns of
 * tables, each with its file or table. Nothing is dropped here but the headers of CSV and TSV
 * files.
 */
public final class Corpus {
  static final String FILE = "file";
  static final String LINE = "line";

  private final Source source;
  private final RowReader reader;
  private final Dataset<Row> rows;

  private Corpus(Source source, RowReader reader) {
    this.source = source;
    this.reader = reader;
    this.rows = source.rows();
  }

  /**
   * Looks at an input and plans how to read it.
   *
   * @throws InvalidInputException if files or columns are not there
   * @throws UnreadableInputException if a file that is looked into is damaged
   */
  public static Corpus open(SparkSession spark, InputSettings input) throws Exception {
    return open(spark, input, List.of());
  }

  /**
   * The same of a table of which only some rows are read.
   *
   * @param spans the spans of its snapshots in which these came; all rows if there is none
   */
  public static Corpus open(SparkSession spark, InputSettings input, List<SnapshotSpan> spans)
      throws Exception {
    try {
      return planned(spark, input, spans);
    } catch (Exception e) {
      throw UnreadableInputException.translated(e);
    }
  }

  private static Corpus planned(SparkSession spark, InputSettings input, List<SnapshotSpan> spans)
      throws IOException {
    ReviewColumns columns = InputPlan.columns(input);
    if (input.table().isPresent() || input.format().filter(RowFormat::isKeptTable).isPresent()) {
      Source table = new NamedTable(spark, input, columns, spans);
      return new Corpus(table, table.reader());
    }
    InputFiles files = InputFiles.of(input, spark.sparkContext().hadoopConfiguration());
    FolderColumns folders = FolderColumns.of(columns, files);
    Source source =
        files.format().isTable()
            ? new TableFiles(spark, files, folders.inFiles(), input.limit())
            : new LineFiles(spark, files, folders.inFiles(), input);
    RowReader reader =
        folders.names().isEmpty()
            ? source.reader()
            : new FolderReader(source.reader(), columns, folders.names());
    return new Corpus(source, reader);
  }

  /**
   * The rows that are filed under a date.
   *
   * @param dates how rows are filed
   * @param slices the slices that are left of those of this corpus, the first of them
   */
  Corpus of(LocalDate date, RowDates dates, List<String> slices) {
    return new Corpus(
        new ChosenRows(source, dates.of(date, reader)),
        new FewerSlices(reader, reader.columns().withSlices(slices)));
  }

  /** The files that are read, and no others. */
  public InputFiles files() {
    return source.files();
  }

  /** What makes a review of a row. */
  public RowReader reader() {
    return reader;
  }

  /** A column {@value #FILE}, then what the reader reads. */
  public Dataset<Row> rows() {
    return rows;
  }

  /** The columns that are read, for people. */
  public List<String> columns() {
    return source.columns();
  }

  /** Whether no row that was looked at has a column; a later one may have it. */
  boolean lacks(String column) {
    return source.absent().contains(column);
  }

  /** What was guessed of the files, one line each. */
  public List<String> notes() {
    return source.notes();
  }

  /**
   * The rows of every file, by its name, which is that of the column {@value #FILE} once both are
   * {@linkplain FileNames#plain plain}; counted apart from the reading: by line feeds, as files of
   * tables tell, or by a query that reads no column.
   *
   * @throws UnreadableInputException if a file is damaged
   */
  public Map<String, Long> count() throws Exception {
    try {
      return source.count();
    } catch (Exception e) {
      throw UnreadableInputException.translated(e);
    }
  }

  /**
   * Deals the rows into the given number of parts by what they hold, or leaves them as they lie.
   */
  public Dataset<Row> dealt(int partitions) {
    int wanted = partitions;
    if (wanted == 0) {
      int cores = cores(rows.sparkSession());
      wanted = rows.javaRDD().getNumPartitions() < cores ? PartPlan.PARTS_A_CORE * cores : 0;
    }
    return wanted == 0
        ? rows
        : rows.repartition(wanted, rows.col(TableColumns.quoted(rows.columns()[1])));
  }

  private static int cores(SparkSession spark) {
    return spark.sparkContext().defaultParallelism();
  }

  /** The names of all columns that are wanted, each once. */
  static Set<String> wanted(ReviewColumns columns) {
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
}
