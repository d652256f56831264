package io.github.relevista.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.execution.columnar.InMemoryRelation;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

class KeptOutcomesTest {
  private final SparkSession spark = LocalSpark.generatingCode();

  @Test
  void onDisk_writesSoManyRowsTogether() {
    Dataset<Row> kept = KeptOutcomes.onDisk(rejects(70), 20);
    try {
      assertThat(kept.count()).isEqualTo(70);
      assertThat(kept.storageLevel()).isEqualTo(StorageLevel.DISK_ONLY());
      // 20 + 20 + 20 + 10
      assertThat(batches()).isEqualTo(4);
    } finally {
      kept.unpersist(true);
    }
  }

  @Test
  void onDisk_plansNoMethodOfAWholeStage() {
    Dataset<Row> rows = rejects(1);
    assertThat(hasWholeStage(rows.queryExecution().executedPlan())).isTrue();

    Dataset<Row> kept = KeptOutcomes.onDisk(rows, 20);
    try {
      assertThat(hasWholeStage(keptPlan(kept))).isFalse();
    } finally {
      kept.unpersist(true);
    }
  }

  @Test
  void onDisk_leavesTheSessionAsItWas() {
    spark.conf().set("spark.sql.inMemoryColumnarStorage.batchSize", 123);
    try {
      KeptOutcomes.onDisk(rejects(1), 20).unpersist(true);

      assertThat(spark.conf().get("spark.sql.inMemoryColumnarStorage.batchSize")).isEqualTo("123");
      assertThat(spark.conf().get("spark.sql.codegen.wholeStage")).isEqualTo("true");
    } finally {
      spark.conf().unset("spark.sql.inMemoryColumnarStorage.batchSize");
    }
  }

  private Dataset<Row> rejects(int count) {
    return spark
        .range(0, count, 1, 1)
        .map(
            (MapFunction<Long, Row>) id -> RowFactory.create("row " + id),
            Encoders.row(new StructType().add("row", DataTypes.StringType)));
  }

  private static boolean hasWholeStage(SparkPlan plan) {
    return plan instanceof WholeStageCodegenExec
        || CollectionConverters.asJava(plan.children()).stream()
            .anyMatch(KeptOutcomesTest::hasWholeStage);
  }

  /** The plan by which Spark computes what it keeps. */
  private static SparkPlan keptPlan(Dataset<Row> kept) {
    LogicalPlan plan = kept.select("row").queryExecution().withCachedData();
    return ((InMemoryRelation) plan.collectLeaves().head()).cachedPlan();
  }

  private long batches() {
    return CollectionConverters.asJava(spark.sparkContext().getPersistentRDDs()).values().stream()
        .mapToLong(RDD::count)
        .sum();
  }
}
