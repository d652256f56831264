package io.github.relevista.aggregate;

import io.github.relevista.stats.ContextKind;
import java.util.List;

/** Takes what a {@link ContextTally} has kept. */
@FunctionalInterface
public interface ContextSink {
  /**
   * @param slice the values of the slice columns
   * @param kind why the context was kept
   */
  void context(List<String> slice, String term, ContextKind kind, Context context);
}
