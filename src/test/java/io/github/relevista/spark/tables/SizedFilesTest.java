package io.github.relevista.spark.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.spark.job.LocalSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizedFilesTest {
  private static final SizedFiles FILES = new SizedFiles(1000, 1 << 20);
  private static final long MANY = 1001;

  @TempDir private Path folder;
  private final SparkSession spark = LocalSpark.generatingCode();

  private List<Path> written(Dataset<Row> table, long mostRows) throws Exception {
    Path path = folder.resolve("table");
    FILES.write(table, List.of("key", "number"), mostRows, path.toString());
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  /** Numbers in another order than theirs, from four parts, with 40 bytes that do not compress. */
  private Dataset<Row> table(int rows) {
    // 7919 is a prime and divides no number of rows here: every number comes once.
    return spark
        .range(0, rows, 1, 4)
        .select(
            lit("k").as("key"),
            col("id").multiply(7919).mod(rows).as("number"),
            sha1(col("id").cast("string").cast("binary")).as("noise"));
  }

  private List<Long> numbers(Path file) {
    return spark.read().parquet(file.toString()).select("number").collectAsList().stream()
        .map(row -> row.<Long>getAs("number"))
        .toList();
  }

  private static List<Long> upTo(int rows) {
    return Stream.iterate(0L, number -> number + 1).limit(rows).toList();
  }

  @Test
  void littleTables_areOneSortedFile() throws Exception {
    List<Path> files = written(table(1000), 1000);
    assertThat(files).hasSize(1);
    assertThat(numbers(files.get(0))).isEqualTo(upTo(1000));
  }

  @Test
  void tablesThatTurnOutLittle_areOneFileToo() throws Exception {
    assertThat(written(table(1000), MANY)).hasSize(1);
  }

  @Test
  void emptyTables_areOneFile() throws Exception {
    assertThat(written(table(1000).where("false"), MANY)).hasSize(1);
  }

  @Test
  void largeTables_areCutIntoRanges_oneSortedAfterTheOther() throws Exception {
    // 200,000 rows of 40 hexadecimal digits, which no compression brings below 20 bytes: 4 MB and
    // more, in as many parts as Spark makes of a shuffle here.
    List<Path> files = written(table(200_000), MANY);
    assertThat(files).hasSize(4);
    List<Long> all = new ArrayList<>();
    files.forEach(file -> all.addAll(numbers(file)));
    assertThat(all).isEqualTo(upTo(200_000));
  }

  @Test
  void theSession_isLeftAsItWas() throws Exception {
    String before = spark.conf().get("spark.sql.adaptive.advisoryPartitionSizeInBytes");
    written(table(10), MANY);
    assertThat(spark.conf().get("spark.sql.adaptive.advisoryPartitionSizeInBytes"))
        .isEqualTo(before);
  }
}
