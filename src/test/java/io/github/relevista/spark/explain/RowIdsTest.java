package io.github.relevista.spark.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.spark.job.LocalSpark;
import io.github.relevista.tables.Predictions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class RowIdsTest {
  private static final long SEED = 3;
  private static final int REVIEWS = 3000;

  private static final StructType REVIEW =
      new StructType()
          .add(Predictions.ID, DataTypes.StringType)
          .add(RowIds.ROW_KEY, DataTypes.StringType)
          .add(RowIds.RUN, DataTypes.LongType)
          .add(RowIds.PLACE, DataTypes.IntegerType);

  private static final StructType RUN =
      new StructType()
          .add(RowIds.ROW_KEY, DataTypes.StringType)
          .add(RowIds.RUN, DataTypes.LongType)
          .add(RowIds.ROWS, DataTypes.IntegerType);

  private final SparkSession spark = LocalSpark.session();
  private final List<Row> reviews = new ArrayList<>();
  private final List<Row> runs = new ArrayList<>();
  private final Map<String, Integer> expected = new HashMap<>();

  /** Twelve different rows, over and over again, in runs of 250 rows; every tenth has an id. */
  private void count() {
    Random random = new Random(SEED);
    Map<String, Integer> run = new HashMap<>();
    for (int index = 0; index < REVIEWS; index++) {
      long number = index / 250;
      if (index % 10 == 0) {
        reviews.add(RowFactory.create("own" + index, null, null, null));
      } else {
        String key = "key" + random.nextInt(12);
        expected.merge(key, 1, Integer::sum);
        reviews.add(RowFactory.create(null, key, number, run.merge(key, 1, Integer::sum)));
      }
      if (index % 250 == 249) {
        run.forEach((key, rows) -> runs.add(RowFactory.create(key, number, rows)));
        run.clear();
      }
    }
  }

  private Dataset<Row> given() {
    return RowIds.given(
        spark.createDataFrame(reviews, REVIEW), spark.createDataFrame(runs, RUN), runs.size());
  }

  /** The first 128 bits of the hash of key, # and which of equal rows it is. */
  private static String id(String key, int occurrence) throws Exception {
    byte[] name = (key + "#" + occurrence).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(name))
        .substring(0, 32);
  }

  @Test
  void equalRowsOfAllRuns_areNumberedOneByOne_andIdsStay() throws Exception {
    count();
    List<String> wanted = new ArrayList<>();
    for (Map.Entry<String, Integer> row : expected.entrySet()) {
      for (int occurrence = 1; occurrence <= row.getValue(); occurrence++) {
        wanted.add(id(row.getKey(), occurrence));
      }
    }
    for (int index = 0; index < REVIEWS; index += 10) {
      wanted.add("own" + index);
    }
    assertThat(given().select(Predictions.ID).collectAsList())
        .as("seed %d", SEED)
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrderElementsOf(wanted);
  }

  @Test
  void reviewsThemselves_doNotMove() throws Exception {
    count();
    AtomicLong moved = new AtomicLong();
    SparkListener listener =
        new SparkListener() {
          @Override
          public void onTaskEnd(SparkListenerTaskEnd end) {
            moved.addAndGet(end.taskMetrics().shuffleWriteMetrics().recordsWritten());
          }
        };
    spark.sparkContext().addSparkListener(listener);
    try {
      assertThat(given().collectAsList()).hasSize(REVIEWS);
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } finally {
      spark.sparkContext().removeSparkListener(listener);
    }
    // Of twelve runs of twelve different rows, once to be counted and once to be joined; the count.
    assertThat(moved.get()).isBetween(1L, 2 * 144L + 1);
  }
}
