package io.github.relevista.spark.input;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.HadoopFsRelation;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.execution.datasources.v2.FileDataSourceV2;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map;
import scala.collection.immutable.Map$;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Reads files of tables in a session of its own, in which names of columns differ by case and times
 * in nanoseconds are numbers.
 *
 * @param session the session
 * @param format the format of the files
 */
record TableSession(SparkSession session, TableFormat format) {
  private static final String LEAST_PARTS = "spark.sql.files.minPartitionNum";

  /** What is set for other sessions and means the same here. */
  private static final List<String> SHARED = List.of("spark.sql.session.timeZone", LEAST_PARTS);

  static TableSession beside(SparkSession spark, TableFormat format) {
    SparkSession session = spark.newSession();
    session.conf().set("spark.sql.caseSensitive", true);
    session.conf().set("spark.sql.legacy.parquet.nanosAsLong", true);
    // Left alone, Spark packs small files into about one part a core, or one and a half.
    long parts = (long) PartPlan.PARTS_A_CORE * spark.sparkContext().defaultParallelism();
    session.conf().set(LEAST_PARTS, parts);
    for (String key : SHARED) {
      if (spark.conf().getOption(key).isDefined()) {
        session.conf().set(key, spark.conf().get(key));
      }
    }
    return new TableSession(session, format);
  }

  /**
   * The wanted columns that a file has, in Spark's types.
   *
   * @throws InvalidInputException if Spark cannot read one of them, or has no reader of the format
   */
  StructType schema(TableFile file, Set<String> wanted) {
    try {
      return format == TableFormat.PARQUET
          ? parquetSchema(file, wanted)
          : picked(inferred(file), wanted);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // Scala's methods throw what they do not declare.
      throw FormatPackages.refused(file.name(), format.rowFormat(), e);
    }
  }

  /** Columns that nobody wants may be of types that Spark does not know. */
  private StructType parquetSchema(TableFile file, Set<String> wanted) {
    MessageType all = MessageTypeParser.parseMessageType(file.head().schema());
    List<Type> fields =
        all.getFields().stream().filter(field -> wanted.contains(field.getName())).toList();
    return new ParquetToSparkSchemaConverter(session.sessionState().conf())
        .convert(new MessageType(all.getName(), fields));
  }

  private StructType inferred(TableFile file) throws ReflectiveOperationException {
    Seq<FileStatus> files = CollectionConverters.asScala(List.of(file.status())).toSeq();
    return fileFormat().inferSchema(session, options(file), files).get();
  }

  private static StructType picked(StructType all, Set<String> wanted) {
    StructType picked = new StructType();
    for (StructField field : all.fields()) {
      picked = wanted.contains(field.name()) ? picked.add(field) : picked;
    }
    return picked;
  }

  /** The rows of files that have the columns of a schema. */
  Dataset<Row> read(List<TableFile> files, StructType schema) {
    try {
      return session.baseRelationToDataFrame(
          new HadoopFsRelation(
              new ListedFiles(files.stream().map(TableFile::status).toList()),
              new StructType(),
              schema.asNullable(),
              Option.empty(),
              fileFormat(),
              options(files.get(0)),
              session));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Spark's reader of " + format.title() + " is no more", e);
    }
  }

  /** What reads the format from a list of files, also where Spark would read it as a table. */
  private FileFormat fileFormat() throws ReflectiveOperationException {
    Object source =
        DataSource.lookupDataSource(format.sparkName(), session.sessionState().conf())
            .getDeclaredConstructor()
            .newInstance();
    return source instanceof FileDataSourceV2 table
        ? table.fallbackFileFormat().getDeclaredConstructor().newInstance()
        : (FileFormat) source;
  }

  /** Whether a file is to be opened without its checksums, and so alone. */
  boolean isUnchecked(TableFile file) {
    try {
      return HadoopFiles.isUnchecked(
          file.status().getPath(), session.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw UnreadableInputException.of(file.name(), e);
    }
  }

  /** How a file is read, and those that are read with it: none is skipped. */
  private Map<String, String> options(TableFile file) {
    java.util.Map<String, String> options = new HashMap<>();
    options.put("ignoreCorruptFiles", "false");
    options.put("ignoreMissingFiles", "false");
    if (isUnchecked(file)) {
      options.putAll(HadoopFiles.UNCHECKED);
    }
    return Map$.MODULE$.from(CollectionConverters.asScala(options));
  }
}
