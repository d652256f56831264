package io.github.relevista.spark.job;

import java.util.Set;

/** What the outcomes of all tasks come to. */
public interface Findings {
  /** Rows that the job used. */
  long used();

  /** Executors that took part beside those of the pass over the corpus. */
  default Set<ExecutorKind> executors() {
    return Set.of();
  }
}
