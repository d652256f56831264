package io.github.relevista.spark.input;

import java.util.List;
import java.util.Set;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.Type;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetToSparkSchemaConverter;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

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
          : picked(reader().load(file.name()).schema(), wanted);
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

  private static StructType picked(StructType all, Set<String> wanted) {
    StructType picked = new StructType();
    for (StructField field : all.fields()) {
      picked = wanted.contains(field.name()) ? picked.add(field) : picked;
    }
    return picked;
  }

  /** The rows of files that have the columns of a schema. */
  Dataset<Row> read(List<TableFile> files, StructType schema) {
    return reader().schema(schema).load(files.stream().map(TableFile::name).toArray(String[]::new));
  }

  /** Names are names, whatever brackets they hold, and no file is skipped. */
  private DataFrameReader reader() {
    return session
        .read()
        .format(format.sparkName())
        .option("globPaths", false)
        .option("ignoreCorruptFiles", false)
        .option("ignoreMissingFiles", false);
  }
}
