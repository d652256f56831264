package io.github.relevista.spark.job;

import io.github.relevista.spark.input.UnreadableInputException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
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

  /**
   * A stage that is to be run.
   *
   * @param name what it is called in Spark's UI and in the run's record
   * @param description what it has done once it has ended
   * @param work the work
   * @param <T> what the work gives
   */
  public record Stage<T>(String name, String description, Callable<T> work) {}

  /** Runs a stage. */
  public <T> T run(String name, String description, Callable<T> work) throws Exception {
    Stage<T> stage = new Stage<>(name, description, work);
    long start = System.nanoTime();
    T result = result(stage);
    ended(stage, start);
    return result;
  }

  /**
   * Runs stages side by side, of which none needs another: what one task does for each of them
   * leaves no core idle. They are told of in their order; of each the seconds are those by which it
   * ended after the stages before it, so that all together add up to the time that passed.
   *
   * @return what they give, in their order
   * @throws Exception what the first of those that failed threw, once none runs any more
   */
  public <T> List<T> sideBySide(List<? extends Stage<? extends T>> stages) throws Exception {
    // Threads of their own, which begin with the settings of this one.
    ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, stages.size()));
    try {
      List<Future<? extends T>> running = new ArrayList<>();
      stages.forEach(stage -> running.add(threads.submit(() -> result(stage))));
      List<T> results = new ArrayList<>();
      long before = System.nanoTime();
      for (int index = 0; index < stages.size(); index++) {
        results.add(running.get(index).get());
        before = ended(stages.get(index), before);
      }
      return results;
    } catch (ExecutionException | InterruptedException e) {
      stages.forEach(stage -> spark.sparkContext().cancelJobGroup(group(stage)));
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      threads.shutdown();
      await(threads);
    }
  }

  /** Runs two stages side by side, and puts together what they give. */
  @SuppressWarnings("unchecked")
  public <A, B, R> R both(Stage<A> one, Stage<B> other, BiFunction<A, B, R> together)
      throws Exception {
    List<Object> results = sideBySide(List.of(one, other));
    return together.apply((A) results.get(0), (B) results.get(1));
  }

  /** Waits for work that nobody may leave behind: what it still wrote would be found by others. */
  private static void await(ExecutorService threads) {
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.HOURS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> T result(Stage<T> stage) throws Exception {
    spark.sparkContext().setJobGroup(group(stage), stage.description(), false);
    try {
      return stage.work().call();
    } catch (Exception e) {
      throw UnreadableInputException.translated(e);
    } finally {
      spark.sparkContext().clearJobGroup();
    }
  }

  private static String group(Stage<?> stage) {
    return "relevista " + stage.name();
  }

  /** Tells of a stage that has ended; gives the time. */
  private long ended(Stage<?> stage, long start) {
    long end = System.nanoTime();
    double taken = (end - start) / 1e9;
    seconds.put(stage.name(), Math.round(taken * 1000) / 1000.0);
    progress.accept("%s (%.1f s)".formatted(stage.description(), taken));
    return end;
  }

  /** The seconds of every stage that has ended, in their order. */
  public Map<String, Double> seconds() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
  }
}
