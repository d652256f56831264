package io.github.relevista.toy;

import io.github.relevista.stats.MeanAndDeviation;
import java.util.List;

/**
 * How near a method comes to the numbers with every network.
 *
 * @param name of the method
 * @param scores those with each network
 */
public record MethodFigures(String name, List<MethodScore> scores) {
  /** Copies the list. */
  public MethodFigures {
    scores = List.copyOf(scores);
  }

  /** Over the networks: the correlation of the first marked number. */
  public MeanAndDeviation first() {
    return MeanAndDeviation.of(scores.stream().mapToDouble(MethodScore::first).toArray());
  }

  /** Over the networks: the correlation of the second marked number. */
  public MeanAndDeviation second() {
    return MeanAndDeviation.of(scores.stream().mapToDouble(MethodScore::second).toArray());
  }

  /** Over the networks: the share of numbers without a mark. */
  public MeanAndDeviation unmarkedShare() {
    return MeanAndDeviation.of(scores.stream().mapToDouble(MethodScore::unmarkedShare).toArray());
  }
}
