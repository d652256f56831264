package io.github.relevista.train;

/**
 * Examples of a regression that go through the network together, in the manner of {@link Batch}.
 *
 * @param ids [steps · batch]: the word ids, step by step
 * @param steps length of the sequences
 * @param scores [batch][classes]: those that the network is to give
 * @param weights [batch]: 0 for what only fills the batch, otherwise 1
 */
record RegressionBatch(int[] ids, int steps, double[][] scores, float[] weights) {
  /**
   * Some examples as a batch.
   *
   * @param indices of the examples, which are of one length: at least one, at most {@code size}
   * @param size examples of a batch
   */
  static RegressionBatch of(RegressionExamples examples, int[] indices, int size) {
    int steps = examples.ids()[indices[0]].length;
    RegressionBatch batch =
        new RegressionBatch(new int[steps * size], steps, new double[size][], new float[size]);
    for (int place = 0; place < size; place++) {
      int index = indices[Math.min(place, indices.length - 1)];
      for (int t = 0; t < steps; t++) {
        batch.ids[t * size + place] = examples.ids()[index][t];
      }
      batch.scores[place] = examples.scores()[index];
      batch.weights[place] = place < indices.length ? 1 : 0;
    }
    return batch;
  }
}
