package io.github.relevista.aggregate;

import io.github.relevista.stats.ShiftedStatistic;
import java.util.List;
import java.util.Optional;

/** Takes what a {@link ShifterTally} has added up. */
@FunctionalInterface
public interface ShifterSink {
  /**
   * @param slice the values of the slice columns
   * @param shifter the word in whose reach the term stood and in nobody else's; nothing for all
   *     occurrences in reach of one or several
   */
  void shifted(
      List<String> slice,
      Optional<Shifters.Shifter> shifter,
      String term,
      ShiftedStatistic statistic);
}
