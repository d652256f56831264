package io.github.relevista.spark.job;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** Spark sessions for this program's jobs. */
public final class Sessions {
  /**
   * After how many objects Java's serialization forgets those it has written. It holds on to each
   * until then, lest it write one twice: at Spark's hundred a task would keep hundreds of long
   * reviews with all their relevances.
   */
  private static final String OBJECTS_HELD = "spark.serializer.objectStreamReset";

  private Sessions() {}

  /**
   * Opens a session.
   *
   * @param name the application's name
   * @param master the cluster, where it is not what spark-submit says; a single machine's cores
   *     where nobody says
   */
  public static SparkSession open(String name, Optional<String> master) {
    SparkConf conf = new SparkConf().setIfMissing(OBJECTS_HELD, "1");
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
