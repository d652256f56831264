package io.github.relevista.train;

/**
 * Examples of one length that go through the network together. Where there are fewer than a batch
 * takes, the rest repeats an example with the weight 0, which changes neither loss nor gradient.
 *
 * @param ids [steps][batch]: the word ids, step by step
 * @param labels [batch]: class indices
 * @param weights [batch]: ≥ 0, not all 0
 */
record Batch(int[][] ids, int[] labels, float[] weights) {
  /**
   * Some examples as a batch.
   *
   * @param indices of the examples, which are of one length: at least one, at most {@code size}
   * @param size examples of a batch
   */
  static Batch of(ExampleSet examples, int[] indices, int size) {
    int steps = examples.ids()[indices[0]].length;
    Batch batch = new Batch(new int[steps][size], new int[size], new float[size]);
    for (int place = 0; place < size; place++) {
      int index = indices[Math.min(place, indices.length - 1)];
      for (int t = 0; t < steps; t++) {
        batch.ids[t][place] = examples.ids()[index][t];
      }
      batch.labels[place] = examples.labels()[index];
      batch.weights[place] = place < indices.length ? examples.weights()[index] : 0;
    }
    return batch;
  }

  int steps() {
    return ids.length;
  }

  int size() {
    return labels.length;
  }

  /** The sum of the weights. */
  double weight() {
    double sum = 0;
    for (float weight : weights) {
      sum += weight;
    }
    return sum;
  }

  /** The ids of all steps: [steps · batch]. */
  int[] flatIds() {
    int[] flat = new int[steps() * size()];
    for (int t = 0; t < steps(); t++) {
      System.arraycopy(ids[t], 0, flat, t * size(), size());
    }
    return flat;
  }
}
