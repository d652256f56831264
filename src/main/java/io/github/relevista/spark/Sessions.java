package io.github.relevista.spark;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Spark sessions for this program's jobs. */
final class Sessions {
  private Sessions() {}

  /**
   * Opens a session.
   *
   * @param name the application's name
   * @param master the cluster, where it is not what spark-submit says; a single machine's cores
   *     where nobody says
   */
  static SparkSession open(String name, Optional<String> master) {
    SparkConf conf = new SparkConf();
    String cluster = master.orElse(conf.get("spark.master", "local[*]"));
    return SparkSession.builder()
        .config(conf)
        .appName(name)
        .master(cluster)
        // Texts and dates mean the same wherever a job runs.
        .config("spark.sql.session.timeZone", "UTC")
        .getOrCreate();
  }
}
