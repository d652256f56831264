package io.github.relevista.spark.input;

import io.github.relevista.intake.ColumnPath;
import io.github.relevista.intake.JsonColumns;
import io.github.relevista.intake.ReviewColumns;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.intake.RowSettings;
import io.github.relevista.plan.InputPlan;
import io.github.relevista.reading.FileFormat;
import io.github.relevista.reading.FileLayout;
import io.github.relevista.reading.FileLook;
import io.github.relevista.reading.LineCount;
import io.github.relevista.reading.Records;
import io.github.relevista.settings.FileSettings;
import io.github.relevista.settings.InputSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Files of lines, read by this program's own readers: what Spark would list, hide, glob or skip
 * plays no part.
 */
final class LineFiles implements Source {
  /** Rows of JSON that are asked for their columns. */
  private static final int ROWS_TO_LOOK_AT = 1000;

  /** Of a row: its file, its bytes, where it begins, and which settings read it. */
  private static final StructType SCHEMA =
      new StructType()
          .add(Corpus.FILE, DataTypes.StringType)
          .add(Corpus.LINE, DataTypes.BinaryType)
          .add("offset", DataTypes.LongType)
          .add("settings", DataTypes.IntegerType);

  private final SparkSession spark;
  private final InputFiles files;
  private final ReviewColumns columns;
  private final List<RowSettings> settings;
  private final List<String> notes;
  private final Broadcast<SerializableConfiguration> configuration;
  private final List<FilePart> parts;
  private final boolean isLimited;
  private final Set<String> absent;

  /**
   * Looks into the files.
   *
   * @throws InvalidInputException if columns are not there
   * @throws UnreadableInputException if a file is damaged
   */
  LineFiles(SparkSession spark, InputFiles found, ReviewColumns wanted, InputSettings input) {
    this.spark = spark;
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    configuration = context().broadcast(new SerializableConfiguration(hadoop));
    columns = wanted;
    FileFormat format =
        InputPlan.format(input.files(), wanted).withFormat(Optional.of(found.format()));
    List<FileLayout> layouts =
        found.files().parallelStream().map(file -> look(file, format, hadoop)).toList();
    Map<RowSettings, Integer> places = new LinkedHashMap<>();
    List<FilePart> all = new ArrayList<>();
    PartPlan plan = PartPlan.of(found, spark.sparkContext().defaultParallelism());
    for (int file = 0; file < layouts.size(); file++) {
      FileLayout layout = layouts.get(file);
      int place = places.computeIfAbsent(layout.rows(), added -> places.size());
      all.addAll(plan.parts(found.files().get(file), layout, place));
    }
    settings = List.copyOf(places.keySet());
    notes = LayoutNotes.of(found, layouts);
    isLimited = input.limit() != FileSettings.NO_LIMIT;
    parts = isLimited ? new RowLimit(context(), configuration).first(all, input.limit()) : all;
    files = isLimited ? found.first(filesOf(found, parts)) : found;
    absent = found.format() == RowFormat.JSON ? absentOf(hadoop) : Set.of();
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  private static FileLayout look(FileStatus file, FileFormat format, Configuration hadoop) {
    String name = file.getPath().toString();
    try {
      return FileLook.into(name, HadoopFiles.open(file.getPath(), hadoop), format);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("%s: %s".formatted(name, e.getMessage()));
    } catch (IOException e) {
      throw UnreadableInputException.of(name, e);
    }
  }

  /** How many of the first files the parts are of. */
  private static int filesOf(InputFiles found, List<FilePart> parts) {
    String last = parts.isEmpty() ? "" : parts.get(parts.size() - 1).uri();
    int count = 0;
    for (FileStatus file : found.files()) {
      count++;
      if (FileNames.uri(file.getPath()).equals(last)) {
        return count;
      }
    }
    return 0;
  }

  /**
   * The wanted columns that the first rows do not have; none where no row can be read at all.
   *
   * @throws InvalidInputException if the text is among them, which is a slip of the pen
   */
  private Set<String> absentOf(Configuration hadoop) {
    Set<String> names = new TreeSet<>();
    int rows = 0;
    for (FilePart part : parts) {
      try (Records records = part.records(hadoop)) {
        while (rows < ROWS_TO_LOOK_AT && records.number() < part.rows() && records.next()) {
          rows++;
          names.addAll(JsonColumns.of(new String(records.bytes(), StandardCharsets.UTF_8)));
        }
      } catch (IOException e) {
        throw UnreadableInputException.of(FileNames.plain(part.uri()), e);
      }
      if (rows == ROWS_TO_LOOK_AT) {
        break;
      }
    }
    if (names.isEmpty()) {
      return Set.of();
    }
    Set<String> missing = new TreeSet<>(Corpus.wanted(columns));
    missing.removeIf(column -> names.contains(ColumnPath.of(column).plain()));
    if (missing.contains(columns.content())) {
      throw new InvalidInputException(
          "there is no column '%s' in the first %d rows; the columns are %s"
              .formatted(columns.content(), rows, String.join(", ", names)));
    }
    return missing;
  }

  @Override
  public InputFiles files() {
    return files;
  }

  @Override
  public RowReader reader() {
    return new LineReader(columns, settings);
  }

  @Override
  public Dataset<Row> rows() {
    if (parts.isEmpty()) {
      return spark.createDataFrame(List.of(), SCHEMA);
    }
    List<List<FilePart>> packs =
        PartPlan.of(files, spark.sparkContext().defaultParallelism()).packs(parts);
    Broadcast<SerializableConfiguration> hadoop = configuration;
    return spark.createDataFrame(
        context()
            .parallelize(packs, packs.size())
            .flatMap(pack -> new PartReader(pack, hadoop.value().value())),
        SCHEMA);
  }

  @Override
  public List<String> columns() {
    return List.of(Corpus.LINE);
  }

  @Override
  public Set<String> absent() {
    return absent;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public Map<String, Long> count() {
    Map<String, Long> rows = new LinkedHashMap<>();
    if (parts.isEmpty()) {
      return rows;
    }
    if (isLimited) {
      parts.forEach(part -> rows.merge(part.uri(), part.rows(), Long::sum));
      return rows;
    }
    Broadcast<SerializableConfiguration> hadoop = configuration;
    List<LineCount> counts =
        context()
            .parallelize(parts, parts.size())
            .map(part -> counted(part, hadoop.value().value()))
            .collect();
    for (int index = 0; index < parts.size(); index++) {
      FilePart part = parts.get(index);
      boolean isLast = index + 1 == parts.size() || !parts.get(index + 1).uri().equals(part.uri());
      LineCount count = counts.get(index);
      rows.merge(part.uri(), isLast ? count.lines() : count.lineFeeds(), Long::sum);
    }
    return rows;
  }

  private static LineCount counted(FilePart part, Configuration hadoop) {
    try {
      return part.count(hadoop);
    } catch (IOException e) {
      throw UnreadableInputException.of(FileNames.plain(part.uri()), e);
    }
  }
}
