package io.github.relevista.spark.results;

import java.util.List;

/**
 * A job over published results, in a Spark session of its own that closing it closes.
 *
 * @param <R> what it finds
 */
public interface ResultsJob<R> extends AutoCloseable {
  /** What the job would do, in lines for people. */
  List<String> description();

  /** Does the work. */
  R run() throws Exception;

  @Override
  void close();
}
