package io.github.relevista.spark.job;

import java.util.List;

/**
 * What one task of a job does with the reviews of its partition, batch by batch. It keeps what it
 * gathers within bounds by handing on parts. For one thread.
 */
public interface TaskWork {
  /**
   * Works on a batch. Every review of it counts in what is handed on, or is {@linkplain
   * TaskOutput#rejectNonFinite rejected}.
   *
   * @param batch reviews of similar length, one or more
   */
  void add(List<ReviewTokens> batch, TaskOutput output);

  /** Whether it is time to hand on what has been gathered. */
  boolean isFull();

  /**
   * Hands on a part of what has been gathered, and forgets it; there may be nothing.
   *
   * @return whether there is more
   */
  boolean drainPart(TaskOutput output);

  /**
   * Hands on what stands only after the last batch; what has been gathered is drained afterwards.
   */
  default void finish(TaskOutput output) {}
}
