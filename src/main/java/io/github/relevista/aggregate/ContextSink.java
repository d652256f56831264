package io.github.relevista.aggregate;

import io.github.relevista.stats.Context;
import java.util.List;

/** Takes what a {@link ContextTally} has kept. */
@FunctionalInterface
public interface ContextSink {
  /**
   * @param slice the values of the slice columns
   * @param kept what was kept of the term, by {@linkplain io.github.relevista.stats.ContextKind
   *     kind}, in its order; null where nothing was, and behind the last. What was kept for several
   *     reasons is one object: [kinds][contexts]
   */
  void contexts(List<String> slice, String term, Context[][] kept);
}
