package io.github.relevista.spark.tables;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.DataSource;
import org.apache.spark.sql.execution.datasources.parquet.ParquetReadSupport;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** Files of tables that this program wrote. */
public final class WrittenFiles {
  private WrittenFiles() {}

  /** Reads files at the very paths that it is given: by itself Spark takes brackets for a glob. */
  public static DataFrameReader reader(SparkSession spark) {
    return spark.read().option(DataSource.GLOB_PATHS_KEY(), "false");
  }

  /**
   * The columns of a file, as its end tells them: Spark would have a job look there. Values of
   * every column may be missing, as in all files that Spark reads.
   *
   * @param file a Parquet file that Spark wrote
   * @throws IOException if it cannot be read, or does not tell; the message is one line
   */
  public static StructType schema(SparkSession spark, Path file) throws IOException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    // With its own options the library would read all files of Hadoop's settings for every file.
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(file, hadoop), HadoopReadOptions.builder(hadoop).build())) {
      String told =
          reader
              .getFileMetaData()
              .getKeyValueMetaData()
              .get(ParquetReadSupport.SPARK_METADATA_KEY());
      if (told == null) {
        throw new IOException("%s was not written by Spark".formatted(file));
      }
      return ((StructType) DataType.fromJson(told)).asNullable();
    } catch (RuntimeException e) {
      // What the library throws where a file is of another kind, or damaged.
      throw new IOException(e.getMessage(), e);
    }
  }
}
