package io.github.relevista.aggregate;

import io.github.relevista.model.Target;
import io.github.relevista.stats.PhraseStatistic;
import java.util.List;

/** Takes what a {@link PhraseTally} has added up. */
@FunctionalInterface
public interface PhraseSink {
  /**
   * @param slice the values of the slice columns
   * @param words of the phrase: [2 or 3]
   */
  void phrase(List<String> slice, Target target, List<String> words, PhraseStatistic statistic);
}
