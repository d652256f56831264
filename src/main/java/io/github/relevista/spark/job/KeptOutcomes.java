package io.github.relevista.spark.job;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.storage.StorageLevel;

/** Keeps on disk what tasks hand on, for all the queries that make tables of it. */
public final class KeptOutcomes {
  /** Rows of a few numbers that are written together. */
  public static final long FEW_NUMBERS = 200;

  /** Rows of a whole review that are written together, at some 80 bytes a word. */
  public static final long WHOLE_REVIEWS = 20;

  /** A column reserves 4 KB for each of these rows at once: of Spark's 10,000, 200 MB a task. */
  private static final String ROWS_TOGETHER = "spark.sql.inMemoryColumnarStorage.batchSize";

  /**
   * Whether Spark makes one method of a whole stage. Of outcomes, whose columns are structures,
   * that one has more than the 8,000 bytes that a JIT compiler takes, and is interpreted for ever;
   * without it Spark makes a method of each part.
   */
  private static final String WHOLE_STAGE = "spark.sql.codegen.wholeStage";

  private KeptOutcomes() {}

  /**
   * Marks outcomes to be kept once they are computed.
   *
   * @param together rows that are written together
   * @return the same outcomes; whoever has them calls {@link Dataset#unpersist()} in the end
   */
  public static Dataset<Row> onDisk(Dataset<Row> outcomes, long together) {
    RuntimeConfig settings = outcomes.sparkSession().conf();
    Map<String, String> before =
        Map.of(ROWS_TOGETHER, settings.get(ROWS_TOGETHER), WHOLE_STAGE, settings.get(WHOLE_STAGE));
    settings.set(ROWS_TOGETHER, together);
    settings.set(WHOLE_STAGE, false);
    try {
      // What is kept is planned here and now.
      return outcomes.persist(StorageLevel.DISK_ONLY());
    } finally {
      before.forEach(settings::set);
    }
  }
}
