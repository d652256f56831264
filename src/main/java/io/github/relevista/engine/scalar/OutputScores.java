package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.model.OutputLayer;
import java.util.Arrays;

/** The output layer: scores of final hidden states, and what enters these on a way back. */
final class OutputScores {
  private final OutputLayer output;
  private final int classes;

  /** Width of the final hidden states of all directions. */
  private final int width;

  OutputScores(OutputLayer output) {
    this.output = output;
    this.classes = output.weights().rows();
    this.width = output.weights().columns();
  }

  /**
   * Computes the scores of a sequence.
   *
   * @param scores [classes] from scoresOffset
   * @param states [directions · hidden] from statesOffset
   */
  void compute(float[] scores, int scoresOffset, float[] states, int statesOffset) {
    float[] weights = output.weights().values();
    for (int k = 0; k < classes; k++) {
      scores[scoresOffset + k] =
          Kernels.dot(weights, k * width, states, statesOffset, width) + output.bias(k);
    }
  }

  /**
   * The relevance of the final hidden states: the epsilon rule at the output layer, whose N is the
   * width of both directions' states.
   *
   * @param top takes [directions · hidden]
   * @param coefficients [classes]: how much of each score is to be explained
   */
  void enterRelevance(
      float[] top,
      float[] coefficients,
      float[] scores,
      int scoresOffset,
      float[] states,
      int statesOffset,
      EpsilonRule rule) {
    float[] weights = output.weights().values();
    Arrays.fill(top, 0);
    float shared = 0;
    for (int k = 0; k < classes; k++) {
      if (coefficients[k] == 0) {
        continue;
      }
      float score = scores[scoresOffset + k];
      float ratio = coefficients[k] * score / Kernels.stabilised(score, rule.epsilon());
      for (int j = 0; j < width; j++) {
        top[j] += ratio * weights[k * width + j];
      }
      shared +=
          ratio
              * (rule.biasFactor() * output.bias(k)
                  + rule.epsilonShare() * Kernels.stabiliser(score, rule.epsilon()));
    }
    float each = shared / width;
    for (int j = 0; j < width; j++) {
      top[j] = states[statesOffset + j] * top[j] + each;
    }
  }

  /**
   * The gradient of Σ coefficient · score with respect to the final hidden states.
   *
   * @param top takes [directions · hidden]
   * @param coefficients [classes]
   */
  void enterGradient(float[] top, float[] coefficients) {
    float[] weights = output.weights().values();
    Arrays.fill(top, 0);
    for (int k = 0; k < classes; k++) {
      for (int j = 0; coefficients[k] != 0 && j < width; j++) {
        top[j] += coefficients[k] * weights[k * width + j];
      }
    }
  }
}
