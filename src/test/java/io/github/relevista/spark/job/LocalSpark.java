package io.github.relevista.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.apache.hadoop.mapred.JobConf;
import org.apache.spark.sql.SparkSession;

/** One Spark session of two threads for all tests of this JVM. */
public final class LocalSpark {
  private static final Set<String> UNUSED_DEFAULTS =
      Set.of("yarn-default.xml", "mapred-default.xml", "hdfs-default.xml");

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
    leaveOutDefaultsOfHadoop(session);
    return session;
  }

  /**
   * Leaves out what Hadoop says of YARN, MapReduce and HDFS where nobody says otherwise, some 1,400
   * entries: with every file that is read and every task that writes all of them travel, each
   * compressed by itself, which is much of what little tables cost.
   */
  public static void leaveOutDefaultsOfHadoop(SparkSession session) {
    // Hadoop adds defaults until these have been asked for.
    new JobConf();
    HdfsConfiguration.init();
    Configuration hadoop = session.sparkContext().hadoopConfiguration();
    List<String> unused = new ArrayList<>();
    for (Map.Entry<String, String> entry : hadoop) {
      String[] sources = hadoop.getPropertySources(entry.getKey());
      if (sources != null && sources.length == 1 && UNUSED_DEFAULTS.contains(sources[0])) {
        unused.add(entry.getKey());
      }
    }
    unused.forEach(hadoop::unset);
  }
}
