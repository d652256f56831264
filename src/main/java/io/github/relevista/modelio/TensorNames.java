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
    return of("weight_ih", direction);
  }

  String recurrentWeights(int direction) {
    return of("weight_hh", direction);
  }

  String inputBias(int direction) {
    return of("bias_ih", direction);
  }

  String recurrentBias(int direction) {
    return of("bias_hh", direction);
  }

  /**
   * @param direction 0 forward, 1 backward
   */
  private String of(String kind, int direction) {
    return "%s.%s_l0%s".formatted(cell, kind, direction == 0 ? "" : "_reverse");
  }
}
