package io.github.relevista.spark;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;

/**
 * The stages of a run: each named in Spark's UI, timed, and told in one line. Some may run side by
 * side, where one alone leaves cores idle.
 */
final class Stages {
  private final SparkSession spark;
  private final Consumer<String> progress;
  private final Map<String, Double> seconds = Collections.synchronizedMap(new LinkedHashMap<>());

  /** What was begun beside the caller, by the group of its jobs. */
  private final Map<String, FutureTask<?>> begun = new LinkedHashMap<>();

  Stages(SparkSession spark, Consumer<String> progress) {
    this.spark = spark;
    this.progress = progress;
  }

  /** Runs a stage. */
  <T> T run(String name, String description, Callable<T> work) throws Exception {
    spark.sparkContext().setJobGroup(group(name), description, false);
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

  private static String group(String name) {
    return "relevista " + name;
  }

  /** Begins a stage beside what the caller goes on with. */
  <T> Future<T> begin(String name, String description, Callable<T> work) {
    FutureTask<T> stage = new FutureTask<>(() -> run(name, description, work));
    begun.put(group(name), stage);
    Thread thread = new Thread(stage, group(name));
    thread.setDaemon(true);
    thread.start();
    return stage;
  }

  /** Waits for the result of a stage that was begun. */
  static <T> T result(Future<T> stage) throws Exception {
    try {
      return stage.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** The seconds of every stage that has ended, in the order of their ends. */
  Map<String, Double> seconds() {
    synchronized (seconds) {
      return new LinkedHashMap<>(seconds);
    }
  }

  /** Gives up the stages that were begun and still run, and returns once none does. */
  void giveUp() {
    begun.forEach(
        (group, stage) -> {
          if (!stage.isDone()) {
            spark.sparkContext().cancelJobGroup(group);
          }
        });
    for (FutureTask<?> stage : begun.values()) {
      try {
        stage.get();
      } catch (ExecutionException e) {
        // Given up: what it failed of is of no interest.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
