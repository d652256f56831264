package io.github.relevista.spark.tables;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/** Settings of a session that hold for one action and leave the session as it was. */
public final class SessionSettings {
  private SessionSettings() {}

  /** Runs an action under some settings, each of which has a value or a default. */
  public static void during(SparkSession spark, Map<String, String> settings, Runnable action) {
    RuntimeConfig session = spark.conf();
    Map<String, String> before = new TreeMap<>();
    settings.keySet().forEach(name -> before.put(name, session.get(name)));
    settings.forEach(session::set);
    try {
      action.run();
    } finally {
      before.forEach(session::set);
    }
  }
}
