package io.github.relevista.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tables that a run has published.
 *
 * @param output the run's output
 */
record PublishedTables(Path output) {
  private static final List<String> NAMES =
      List.of("word_relevance", "word_counts", "totals", "rejects");

  /** Rows of a table to show where it differs. */
  private static final int SHOWN = 5;

  /** Fails unless every table holds the same rows as another run's, value for value. */
  void assertEqualTo(PublishedTables expected) {
    SparkSession spark = session();
    for (String name : NAMES) {
      Dataset<Row> actualRows = rows(spark, name);
      Dataset<Row> expectedRows = expected.rows(spark, name);
      assertThat(expectedRows.count()).as("rows of %s to compare with", name).isPositive();
      assertThat(shown(actualRows.exceptAll(expectedRows))).as("surplus in %s", name).isEmpty();
      assertThat(shown(expectedRows.exceptAll(actualRows))).as("missing in %s", name).isEmpty();
    }
  }

  /** The record of the run. */
  String record() throws IOException {
    try (Stream<Path> files = Files.walk(output.resolve("_run"))) {
      Path record = files.filter(file -> file.endsWith("run.json")).findFirst().orElseThrow();
      return Files.readString(record);
    }
  }

  /** Number of rows of a table. */
  long count(String name) {
    return rows(session(), name).count();
  }

  private Dataset<Row> rows(SparkSession spark, String name) {
    return spark.read().parquet(output.resolve(name).toString());
  }

  private static List<String> shown(Dataset<Row> rows) {
    return rows.limit(SHOWN).toJSON().collectAsList();
  }

  /** The session of this JVM: opened by the first comparison, ended with the JVM. */
  private static SparkSession session() {
    return SparkSession.builder()
        .master("local[1]")
        .appName("comparison")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.sql.shuffle.partitions", "1")
        // Code that is generated for so few queries does not pay.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.log.level", "ERROR")
        .getOrCreate();
  }
}
