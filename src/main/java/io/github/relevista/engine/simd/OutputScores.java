package io.github.relevista.engine.simd;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.model.OutputLayer;
import java.util.Arrays;

/**
 * The output layer: scores of the final hidden states of all directions, and the relevance of those
 * states. One a workspace; what it computed last stays in its buffers.
 */
final class OutputScores {
  private final int classes;
  private final int hidden;
  private final int padded;
  private final int directions;
  private final float[] bias;

  /** From final states to scores: [directions · padded, classes with padding]. */
  private final PackedMatrix matrix;

  /** The same weights class by class: [classes, directions · padded]. */
  private final float[] weights;

  /** [rows, directions · padded]. */
  private float[] finalStates = new float[0];

  /** Scores without bias: [rows, classes with padding]. */
  private float[] products = new float[0];

  /** What a column's relevance is, per unit of a final state: [directions · padded]. */
  private final float[] slope;

  OutputScores(OutputLayer output, int directions, int hidden) {
    this.classes = output.weights().rows();
    this.hidden = hidden;
    this.padded = Lanes.padded(hidden);
    this.directions = directions;
    int width = directions * padded;
    weights = new float[Math.multiplyExact(classes, width)];
    bias = new float[classes];
    for (int k = 0; k < classes; k++) {
      bias[k] = output.bias(k);
      for (int d = 0; d < directions; d++) {
        for (int unit = 0; unit < hidden; unit++) {
          weights[k * width + d * padded + unit] = output.weights().at(k, d * hidden + unit);
        }
      }
    }
    matrix = PackedMatrix.of(width, classes, (state, k) -> weights[k * width + state]);
    slope = new float[width];
  }

  /** Computes the scores of the final states of a batch. */
  void compute(Trace[] traces, BatchPlan plan) {
    int width = directions * padded;
    int rows = plan.size();
    finalStates = Buffers.grown(finalStates, Buffers.size(rows, width));
    products = Buffers.grown(products, Buffers.size(rows, matrix.columns()));
    for (int row = 0; row < rows; row++) {
      for (int d = 0; d < directions; d++) {
        System.arraycopy(
            traces[d].states,
            traces[d].finalState(plan, row),
            finalStates,
            row * width + d * padded,
            padded);
      }
    }
    Product.multiply(products, matrix.columns(), finalStates, 0, width, rows, matrix);
  }

  /** The score of a class for a row. */
  float score(int row, int classIndex) {
    return products[row * matrix.columns() + classIndex] + bias[classIndex];
  }

  /**
   * The gradient of Σ coefficient · score with respect to the final hidden states of one direction.
   *
   * @param out [padded] from outOffset
   * @param coefficients [classes]
   */
  void enterGradient(float[] out, int outOffset, int direction, float[] coefficients) {
    int width = directions * padded;
    int from = direction * padded;
    Arrays.fill(out, outOffset, outOffset + padded, 0);
    for (int k = 0; k < classes; k++) {
      if (coefficients[k] != 0) {
        for (int unit = 0; unit < padded; unit++) {
          out[outOffset + unit] += coefficients[k] * weights[k * width + from + unit];
        }
      }
    }
  }

  /**
   * The relevance of the final hidden states of one direction by the epsilon rule, whose N is the
   * width of all directions' states.
   *
   * @param out [padded] from outOffset
   * @param coefficients [classes]: how much of each score is to be explained
   */
  void enter(
      float[] out, int outOffset, int row, int direction, float[] coefficients, EpsilonRule rule) {
    int width = directions * padded;
    int from = direction * padded;
    Arrays.fill(slope, 0, padded, 0);
    float shared = 0;
    for (int k = 0; k < classes; k++) {
      if (coefficients[k] != 0) {
        float score = score(row, k);
        float stabiliser = score >= 0 ? rule.epsilon() : -rule.epsilon();
        float ratio = coefficients[k] * score / (score + stabiliser);
        shared += ratio * (rule.biasFactor() * bias[k] + rule.epsilonShare() * stabiliser);
        for (int unit = 0; unit < padded; unit++) {
          slope[unit] += ratio * weights[k * width + from + unit];
        }
      }
    }
    float each = shared / (directions * hidden);
    for (int unit = 0; unit < hidden; unit++) {
      out[outOffset + unit] = finalStates[row * width + from + unit] * slope[unit] + each;
    }
    Arrays.fill(out, outOffset + hidden, outOffset + padded, 0);
  }
}
