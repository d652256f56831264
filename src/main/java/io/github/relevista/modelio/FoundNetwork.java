package io.github.relevista.modelio;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The network that stands in a foreign file.
 *
 * @param cellName {@link TensorNames#LSTM} or {@link TensorNames#GRU}
 * @param directions 1 or 2
 * @param embedding size of the embedding of a word
 * @param hidden size of the hidden state of one direction
 * @param outputs number of scores, 1 or more
 * @param outputBias whether the scores have a bias
 * @param tensors by this project's names; the gates in the file's order
 */
record FoundNetwork(
    String cellName,
    int directions,
    int embedding,
    int hidden,
    int outputs,
    boolean outputBias,
    SortedMap<String, Tensor> tensors) {
  FoundNetwork {
    tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
  }

  /**
   * The same network with two scores −z/2 and z/2 in the place of one, z: softmax of them gives the
   * probabilities that the sigmoid of z gives. Halves are exact, unless a weight is subnormal.
   *
   * @throws IllegalStateException if there is another number of scores than one
   */
  FoundNetwork withTwoScores() {
    if (outputs != 1) {
      throw new IllegalStateException("a network of one score is needed, has " + outputs);
    }
    SortedMap<String, Tensor> changed = new TreeMap<>(tensors);
    changed.computeIfPresent(TensorNames.OUTPUT_WEIGHTS, (name, weights) -> twoRows(weights));
    changed.computeIfPresent(
        TensorNames.OUTPUT_BIAS, (name, bias) -> Tensor.of(halves(bias.values())));
    return new FoundNetwork(cellName, directions, embedding, hidden, 2, outputBias, changed);
  }

  private static Tensor twoRows(Tensor weights) {
    return new Tensor(List.of(2L, (long) weights.values().length), halves(weights.values()));
  }

  /**
   * Half of the values with the other sign, then half of the values.
   *
   * @param values [n]
   * @return [2·n]
   */
  static float[] halves(float[] values) {
    float[] halves = new float[2 * values.length];
    for (int i = 0; i < values.length; i++) {
      halves[i] = -values[i] / 2;
      halves[values.length + i] = values[i] / 2;
    }
    return halves;
  }
}
