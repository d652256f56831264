package io.github.relevista.engine.simd;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.model.OutputLayer;
import java.util.Arrays;

/**
 * The output layer: scores of the final hidden states of all directions, and the relevance of those
 * states. One a workspace; what it computed last stays in its buffers.
 */
final class OutputScores {
  private final int classes;

  /** Units of the final states of all directions. */
  private final int width;

  private final float[] bias;

  /** From final states to scores: [width, classes with padding]. */
  private final PackedMatrix matrix;

  /** The same weights class by class: [classes, width]. */
  private final float[] weights;

  /** [rows, width]. */
  private float[] finalStates = new float[0];

  /** Scores without bias: [rows, classes with padding]. */
  private float[] products = new float[0];

  /** What enters the final states: [lines, width]. */
  private float[] entering = new float[0];

  OutputScores(OutputLayer output) {
    classes = output.weights().rows();
    width = output.weights().columns();
    weights = output.weights().values();
    bias = new float[classes];
    for (int k = 0; k < classes; k++) {
      bias[k] = output.bias(k);
    }
    matrix = PackedMatrix.of(width, classes, (state, k) -> output.weights().at(k, state));
  }

  /** Computes the scores of the final states of a batch. */
  void compute(RecurrentLayer layer, BatchPlan plan) {
    int rows = plan.size();
    finalStates = Buffers.grown(finalStates, Buffers.size(rows, width));
    products = Buffers.grown(products, Buffers.size(rows, matrix.columns()));
    for (int row = 0; row < rows; row++) {
      layer.copyFinal(finalStates, row * width, plan, row);
    }
    Product.multiply(products, matrix.columns(), finalStates, 0, width, rows, matrix);
  }

  /** The score of a class for a row. */
  float score(int row, int classIndex) {
    return products[row * matrix.columns() + classIndex] + bias[classIndex];
  }

  /**
   * What enters the final states of all directions: [lines, width], where column q of row r is line
   * r · columns + q.
   */
  float[] enter(BatchPlan plan, TargetColumns targets, History history) {
    int columns = targets.columns();
    entering = Buffers.grown(entering, Buffers.size(Buffers.size(plan.size(), columns), width));
    for (int sequence = 0; sequence < plan.size(); sequence++) {
      int row = plan.row(sequence);
      for (int column = 0; column < columns; column++) {
        int place = (row * columns + column) * width;
        float[] coefficients = targets.coefficients(sequence, column);
        if (history instanceof History.ForRelevance relevance) {
          enterRelevance(place, row, coefficients, relevance.rule());
        } else {
          enterGradient(place, coefficients);
        }
      }
    }
    return entering;
  }

  /** entering[width] = the gradient of Σ coefficient · score, coefficients [classes]. */
  private void enterGradient(int place, float[] coefficients) {
    Arrays.fill(entering, place, place + width, 0);
    for (int k = 0; k < classes; k++) {
      if (coefficients[k] != 0) {
        addRow(place, coefficients[k], k);
      }
    }
  }

  /**
   * entering[width] = the relevance of the final states by the epsilon rule, whose N is the width
   * of all directions' states.
   *
   * @param coefficients [classes]: how much of each score is to be explained
   */
  private void enterRelevance(int place, int row, float[] coefficients, EpsilonRule rule) {
    Arrays.fill(entering, place, place + width, 0);
    float shared = 0;
    for (int k = 0; k < classes; k++) {
      if (coefficients[k] != 0) {
        float score = score(row, k);
        float stabiliser = score >= 0 ? rule.epsilon() : -rule.epsilon();
        float ratio = coefficients[k] * score / (score + stabiliser);
        shared += ratio * (rule.biasFactor() * bias[k] + rule.epsilonShare() * stabiliser);
        addRow(place, ratio, k);
      }
    }
    float each = shared / width;
    int states = row * width;
    for (int unit = 0; unit < width; unit++) {
      entering[place + unit] = finalStates[states + unit] * entering[place + unit] + each;
    }
  }

  private void addRow(int place, float factor, int k) {
    for (int unit = 0; unit < width; unit++) {
      entering[place + unit] += factor * weights[k * width + unit];
    }
  }
}
