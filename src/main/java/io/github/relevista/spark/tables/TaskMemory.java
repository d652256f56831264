package io.github.relevista.spark.tables;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/** How much memory a task may fill by itself, beside others in the same JVM. */
final class TaskMemory {
  /** What Spark leaves for all else. */
  private static final long RESERVED = 300L << 20;

  /** The part of the rest that Spark gives to tasks and to what it keeps in memory. */
  private static final double OF_TASKS = 0.6;

  private TaskMemory() {}

  /** In bytes, as the settings of a running Spark say. */
  static long of(SparkContext spark) {
    SparkConf settings = spark.conf();
    if (spark.isLocal()) {
      return of(Runtime.getRuntime().maxMemory(), spark.defaultParallelism());
    }
    // One of those that are listed is the driver.
    int executors = Math.max(1, spark.getExecutorMemoryStatus().size() - 1);
    int tasks = (spark.defaultParallelism() + executors - 1) / executors;
    return of(
        settings.getSizeAsBytes("spark.executor.memory", "1g"),
        settings.getInt("spark.executor.cores", tasks));
  }

  /**
   * In bytes.
   *
   * @param heap bytes of a JVM
   * @param tasks that run in it at a time
   */
  static long of(long heap, int tasks) {
    return (long) (Math.max(0, heap - RESERVED) * OF_TASKS) / Math.max(1, tasks);
  }
}
