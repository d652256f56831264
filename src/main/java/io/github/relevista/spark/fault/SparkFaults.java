package io.github.relevista.spark.fault;

import java.util.Optional;

/** Tells the known faults of Spark and Hadoop in one line; of others it knows nothing. */
public final class SparkFaults {
  private static final boolean ON_SPARK =
      SparkFaults.class.getResource("/org/apache/spark/SparkThrowable.class") != null;

  private SparkFaults() {}

  /**
   * What went wrong and what to do, in one line for the user.
   *
   * @param error an error as it came, with its causes
   * @return empty where the fault is none that is known here, or the JVM runs without Spark
   */
  public static Optional<String> told(Throwable error) {
    return ON_SPARK ? told(Causes.of(error)) : Optional.empty();
  }

  /** The kinds are asked in turn, those that know a fault most closely first. */
  static Optional<String> told(Causes causes) {
    return ResourceFaults.told(causes)
        .or(() -> StorageFaults.told(causes))
        .or(() -> ClusterFaults.told(causes));
  }
}
