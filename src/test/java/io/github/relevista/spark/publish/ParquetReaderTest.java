package io.github.relevista.spark.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plain {@code spark.read.parquet} finds after real runs. */
class ParquetReaderTest {
  private static final LocalDate DATE = LocalDate.of(2026, 1, 31);
  private static final LocalDate NEXT_DATE = LocalDate.of(2026, 2, 1);
  private static final String MODEL = "0123456789abcdef";
  private static final String SETTINGS = "fedcba9876543210";
  private static final String OTHER_SETTINGS = "1111111111111111";

  private static SparkSession spark;

  @TempDir Path root;

  @BeforeAll
  static void startSpark() {
    spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.log.level", "WARN")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
  }

  @AfterAll
  static void stopSpark() {
    spark.stop();
  }

  @Test
  void reader_seesTheRowsOfEveryCurrentResult() {
    publish(DATE, SETTINGS, 10, 1);
    publish(DATE, OTHER_SETTINGS, 20, 3);
    publish(NEXT_DATE, SETTINGS, 40, 3);
    assertThat(rows()).isEqualTo(70);

    publish(DATE, OTHER_SETTINGS, 5, 2);
    assertThat(rows()).isEqualTo(55);
    publish(DATE, SETTINGS, 100, 1);
    assertThat(rows()).isEqualTo(145);
    assertThat(read().where("run_date = date'2026-02-01'").count()).isEqualTo(40);
  }

  @Test
  void rerunWithoutRows_leavesATableThatCanBeRead() {
    publish(DATE, SETTINGS, 10, 3);
    publish(DATE, SETTINGS, 0, 3);

    assertThat(rows()).isZero();
    assertThat(read().columns()).containsExactly("id", "run_date");
  }

  private void publish(LocalDate date, String settings, int rows, int files) {
    PublishedOutput output = PublishedOutput.at(path(), spark.sessionState().newHadoopConf());
    try (Publication run = output.begin(date, MODEL, settings)) {
      spark.range(0, rows, 1, files).write().parquet(run.staged("word_relevance").toString());
      run.commit("{}".getBytes(UTF_8));
    }
  }

  private Dataset<Row> read() {
    return spark.read().parquet(path() + "/word_relevance");
  }

  private long rows() {
    // Not count(): the values themselves have to be readable.
    List<Row> rows = read().select("id").collectAsList();
    return rows.size();
  }

  private org.apache.hadoop.fs.Path path() {
    return new org.apache.hadoop.fs.Path(root.toUri());
  }
}
