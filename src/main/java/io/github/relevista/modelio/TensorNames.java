package io.github.relevista.modelio;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The names of a model's tensors, which are those of a torch module with an {@code nn.Embedding}
 * "embedding", an {@code nn.LSTM} "lstm" or {@code nn.GRU} "gru", and an {@code nn.Linear}
 * "output".
 *
 * @param cell {@code lstm} or {@code gru}
 */
record TensorNames(String cell) {
  static final String LSTM = "lstm";
  static final String GRU = "gru";
  static final String EMBEDDING = "embedding.weight";
  static final String OUTPUT_WEIGHTS = "output.weight";
  static final String OUTPUT_BIAS = "output.bias";

  /** All names that a tensor of a model can have. */
  static SortedSet<String> all() {
    SortedSet<String> all = new TreeSet<>(List.of(EMBEDDING, OUTPUT_WEIGHTS, OUTPUT_BIAS));
    for (String cell : List.of(LSTM, GRU)) {
      TensorNames names = new TensorNames(cell);
      for (int direction = 0; direction < 2; direction++) {
        all.add(names.inputWeights(direction));
        all.add(names.recurrentWeights(direction));
        all.add(names.inputBias(direction));
        all.add(names.recurrentBias(direction));
      }
    }
    return all;
  }

  String inputWeights(int direction) {
    return of(direction).inputWeights();
  }

  String recurrentWeights(int direction) {
    return of(direction).recurrentWeights();
  }

  String inputBias(int direction) {
    return of(direction).inputBias();
  }

  String recurrentBias(int direction) {
    return of(direction).recurrentBias();
  }

  /**
   * @param direction 0 forward, 1 backward
   */
  private OfDirection of(int direction) {
    return new OfDirection(cell + ".", "_l0" + (direction == 0 ? "" : "_reverse"));
  }

  /**
   * The names of the tensors of one direction of a recurrent layer.
   *
   * @param prefix what stands before torch's name of the kind
   * @param suffix what stands behind it
   */
  record OfDirection(String prefix, String suffix) {
    String inputWeights() {
      return prefix + "weight_ih" + suffix;
    }

    String recurrentWeights() {
      return prefix + "weight_hh" + suffix;
    }

    String inputBias() {
      return prefix + "bias_ih" + suffix;
    }

    String recurrentBias() {
      return prefix + "bias_hh" + suffix;
    }
  }
}
