package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.model.OutputLayer;
import java.util.Arrays;

/** The output layer: scores of what it reads, and what enters that on a way back. */
final class OutputScores {
  private final OutputLayer output;
  private final int classes;

  /** Size of what is read. */
  private final int width;

  /** What the output reads: [sequences, width], of the caller. */
  private float[] read = new float[0];

  private int sequences;

  /** [sequences, classes]. */
  private float[] scores = new float[0];

  /** What enters what is read: [sequences · columns, width]. */
  private float[] entering = new float[0];

  OutputScores(OutputLayer output) {
    this.output = output;
    this.classes = output.weights().rows();
    this.width = output.weights().columns();
  }

  /**
   * Computes the scores of a batch.
   *
   * @param read [sequences, width]
   */
  void compute(float[] read, int sequences) {
    this.read = read;
    this.sequences = sequences;
    scores = Buffers.grown(scores, Math.multiplyExact(sequences, classes));
    float[] weights = output.weights().values();
    for (int sequence = 0; sequence < sequences; sequence++) {
      for (int k = 0; k < classes; k++) {
        scores[sequence * classes + k] =
            Kernels.dot(weights, k * width, read, sequence * width, width) + output.bias(k);
      }
    }
  }

  /** The score of a class for a sequence. */
  float score(int sequence, int classIndex) {
    return scores[sequence * classes + classIndex];
  }

  /** What enters what was read, for every column: [sequences · columns, width]. */
  float[] enter(TargetColumns targets, History history) {
    int columns = targets.columns();
    int places = Math.multiplyExact(sequences, columns);
    entering = Buffers.grown(entering, Math.multiplyExact(places, width));
    for (int sequence = 0; sequence < sequences; sequence++) {
      for (int column = 0; column < columns; column++) {
        int place = (sequence * columns + column) * width;
        float[] coefficients = targets.coefficients(sequence, column);
        if (history instanceof History.ForRelevance relevance) {
          enterRelevance(place, sequence, coefficients, relevance.rule());
        } else {
          enterGradient(place, coefficients);
        }
      }
    }
    return entering;
  }

  /**
   * entering[width] = the relevance of what was read by the epsilon rule, whose N is its width.
   *
   * @param coefficients [classes]: how much of each score is to be explained
   */
  private void enterRelevance(int place, int sequence, float[] coefficients, EpsilonRule rule) {
    float[] weights = output.weights().values();
    Arrays.fill(entering, place, place + width, 0);
    float shared = 0;
    for (int k = 0; k < classes; k++) {
      if (coefficients[k] == 0) {
        continue;
      }
      float score = score(sequence, k);
      float ratio = coefficients[k] * score / Kernels.stabilised(score, rule.epsilon());
      for (int j = 0; j < width; j++) {
        entering[place + j] += ratio * weights[k * width + j];
      }
      shared +=
          ratio
              * (rule.biasFactor() * output.bias(k)
                  + rule.epsilonShare() * Kernels.stabiliser(score, rule.epsilon()));
    }
    float each = shared / width;
    for (int j = 0; j < width; j++) {
      entering[place + j] = read[sequence * width + j] * entering[place + j] + each;
    }
  }

  /** entering[width] = the gradient of Σ coefficient · score, coefficients [classes]. */
  private void enterGradient(int place, float[] coefficients) {
    float[] weights = output.weights().values();
    Arrays.fill(entering, place, place + width, 0);
    for (int k = 0; k < classes; k++) {
      for (int j = 0; coefficients[k] != 0 && j < width; j++) {
        entering[place + j] += coefficients[k] * weights[k * width + j];
      }
    }
  }
}
