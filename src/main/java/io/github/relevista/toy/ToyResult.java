package io.github.relevista.toy;

import io.github.relevista.stats.MeanAndDeviation;
import java.util.List;

/**
 * What came out.
 *
 * @param networks the networks, in the order of their seeds
 * @param methods the methods, each with a score for every network
 */
public record ToyResult(List<NetworkFigures> networks, List<MethodFigures> methods) {
  /** Copies the lists. */
  public ToyResult {
    networks = List.copyOf(networks);
    methods = List.copyOf(methods);
  }

  /** The mean squared error on sequences that the networks never saw. */
  public MeanAndDeviation testError() {
    return MeanAndDeviation.of(networks.stream().mapToDouble(NetworkFigures::testError).toArray());
  }

  /** Whether every network learned as well as the settings ask for. */
  public boolean allTrained() {
    return networks.stream().allMatch(NetworkFigures::trained);
  }
}
