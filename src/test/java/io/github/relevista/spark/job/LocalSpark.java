package io.github.relevista.spark.job;

import org.apache.spark.sql.SparkSession;

/** One Spark session of two threads for all tests of this JVM. */
public final class LocalSpark {
  private static SparkSession session;

  private LocalSpark() {}

  public static synchronized SparkSession session() {
    if (session == null || session.sparkContext().isStopped()) {
      session = open("local[2]");
    }
    return session;
  }

  /**
   * A session beside it whose Spark generates code for every query, as that of users does, where
   * the build has it interpret them.
   */
  public static SparkSession generatingCode() {
    SparkSession generating = session().newSession();
    generating.conf().set("spark.sql.codegen.wholeStage", true);
    generating.conf().set("spark.sql.codegen.factoryMode", "FALLBACK");
    return generating;
  }

  /** Ends the session, if there is one. */
  public static synchronized void end() {
    if (session != null) {
      session.stop();
    }
  }

  /** A session on another master, which ends the one before. */
  static synchronized SparkSession open(String master) {
    end();
    session =
        SparkSession.builder()
            .master(master)
            .appName("tests")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.log.level", "ERROR")
            .getOrCreate();
    return session;
  }
}
