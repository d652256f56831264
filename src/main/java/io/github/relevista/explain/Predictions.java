package io.github.relevista.explain;

import io.github.relevista.engine.Scores;

/**
 * What the way forward says of a batch, copied out of the workspace.
 *
 * @param scores [sequences][classes]
 * @param predicted [sequences]: the classes of the highest scores
 * @param targets [sequences][…]: the classes to explain
 */
record Predictions(float[][] scores, int[] predicted, int[][] targets) {
  static Predictions of(Scores scores, Sequences sequences, TargetPlan plan) {
    int size = sequences.ids().length;
    int classes = plan.classes().size();
    Predictions predictions = new Predictions(new float[size][], new int[size], new int[size][]);
    for (int sequence = 0; sequence < size; sequence++) {
      float[] values = new float[classes];
      for (int k = 0; k < classes; k++) {
        values[k] = scores.at(sequence, k);
      }
      int predicted = scores.highest(sequence, classes);
      predictions.scores[sequence] = values;
      predictions.predicted[sequence] = predicted;
      predictions.targets[sequence] = plan.targets(predicted, sequences.labels()[sequence]);
    }
    return predictions;
  }
}
