package io.github.relevista.train;

import io.github.relevista.text.Vocabulary;
import java.nio.file.Path;
import java.util.List;

/**
 * Examples as the network takes them.
 *
 * @param ids [examples][tokens]
 * @param labels [examples]: class indices
 * @param weights [examples]: > 0
 */
record ExampleSet(int[][] ids, int[] labels, float[] weights) {
  static ExampleSet of(
      List<LabelledText> examples, Path file, Vocabulary vocabulary, Labels labels) {
    int count = examples.size();
    ExampleSet set = new ExampleSet(new int[count][], new int[count], new float[count]);
    for (int index = 0; index < count; index++) {
      LabelledText example = examples.get(index);
      set.ids[index] = example.tokens().stream().mapToInt(vocabulary::id).toArray();
      set.labels[index] = labels.indexOf(example, file);
      set.weights[index] = (float) example.weight();
    }
    return set;
  }

  /** Number of examples. */
  int size() {
    return labels.length;
  }

  /** Tokens of the longest example. */
  int longest() {
    int longest = 0;
    for (int[] sequence : ids) {
      longest = Math.max(longest, sequence.length);
    }
    return longest;
  }
}
