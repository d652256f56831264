package io.github.relevista.spark.job;

import org.apache.spark.sql.SparkSession;

/**
 * Spark makes most of a session, and its compiler of queries, when the first query asks for them.
 * Here that is a query which is planned beside other work, and never run.
 *
 * @param thread plans it
 */
record Preparing(Thread thread) {

  /** Begins; what goes wrong is found again, and told, by the first query that is meant. */
  static Preparing of(SparkSession spark) {
    Thread thread =
        new Thread(
            () -> {
              try {
                spark.range(1).queryExecution().toRdd();
              } catch (RuntimeException | LinkageError e) {
                return;
              }
            },
            "relevista-preparing");
    thread.setDaemon(true);
    thread.start();
    return new Preparing(thread);
  }

  /** Waits for its end. */
  void await() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
