package io.github.relevista.spark.job;

import io.github.relevista.spark.input.UnreadableInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/** The stages of a run: each named in Spark's UI, timed, and told in one line. */
public final class Stages {
  private final SparkSession spark;
  private final Consumer<String> progress;
  private final Map<String, Double> seconds = new LinkedHashMap<>();

  public Stages(SparkSession spark, Consumer<String> progress) {
    this.spark = spark;
    this.progress = progress;
  }

  /** Runs a stage. */
  public <T> T run(String name, String description, Callable<T> work) throws Exception {
    spark.sparkContext().setJobGroup("relevista " + name, description, false);
    long start = System.nanoTime();
    try {
      T result = work.call();
      double taken = (System.nanoTime() - start) / 1e9;
      seconds.put(name, Math.round(taken * 1000) / 1000.0);
      progress.accept("%s (%.1f s)".formatted(description, taken));
      return result;
    } catch (Exception e) {
      throw UnreadableInputException.translated(e);
    } finally {
      spark.sparkContext().clearJobGroup();
    }
  }

  /** The seconds of every stage that has ended, in their order. */
  public Map<String, Double> seconds() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }
}
