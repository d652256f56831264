package io.github.relevista.spark.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.spark.job.LocalSpark;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;

class TaskMemoryTest {
  private static final long GIB = 1L << 30;
  private static final long MIB = 1L << 20;

  @Test
  void tasksOfAJvm_shareWhatSparkGivesThem() {
    assertThat(TaskMemory.of(GIB, 1)).isEqualTo((long) (724 * MIB * 0.6));
    assertThat(TaskMemory.of(GIB, 2)).isEqualTo(TaskMemory.of(GIB, 1) / 2);
    assertThat(TaskMemory.of(200 * MIB, 2)).isZero();
  }

  @Test
  void localTasks_shareTheHeapOfThisJvm() {
    SparkContext spark = LocalSpark.session().sparkContext();
    assertThat(TaskMemory.of(spark))
        .isEqualTo(TaskMemory.of(Runtime.getRuntime().maxMemory(), spark.defaultParallelism()));
  }

  @Test
  void mergesOfPublishedTables_takeFewerKeysWhereMemoryIsScarce() {
    assertThat(RangedMerge.published(LocalSpark.session()).mostKeys()).isBetween(10_000L, 250_000L);
  }
}
