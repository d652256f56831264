package io.github.relevista.sampledata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The good rows of the whole week as one Parquet file with typed columns. */
final class SampleParquet {
  private static final StructType SCHEMA =
      new StructType()
          .add("id", DataTypes.StringType)
          .add("date", DataTypes.StringType)
          .add("category", DataTypes.StringType)
          .add("stars", DataTypes.IntegerType)
          .add("title", DataTypes.StringType)
          .add("text", DataTypes.StringType);

  private SampleParquet() {}

  /**
   * Writes one file, over an older one.
   *
   * @param scratch an empty folder for what Spark writes beside the file
   */
  static void write(SparkSession spark, List<SampleReview> reviews, Path file, Path scratch)
      throws IOException {
    List<Row> rows =
        reviews.stream()
            .map(
                review ->
                    RowFactory.create(
                        review.id(),
                        review.date().toString(),
                        review.category(),
                        review.stars(),
                        review.title(),
                        review.text()))
            .toList();
    Path written = scratch.resolve("reviews");
    spark
        .createDataFrame(rows, SCHEMA)
        .coalesce(1)
        .write()
        .option("compression", "zstd")
        .parquet(written.toString());
    try (Stream<Path> parts = Files.list(written)) {
      Path part = parts.filter(path -> path.toString().endsWith(".parquet")).findFirst().get();
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Reads the rows back, in their order. */
  static List<SampleReview> read(SparkSession spark, Path file) {
    return spark.read().schema(SCHEMA).parquet(file.toString()).collectAsList().stream()
        .map(
            row ->
                new SampleReview(
                    row.getString(0),
                    LocalDate.parse(row.getString(1)),
                    row.getString(2),
                    row.getInt(3),
                    row.getString(4),
                    row.getString(5)))
        .toList();
  }
}
