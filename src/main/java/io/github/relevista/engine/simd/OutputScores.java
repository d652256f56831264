package io.github.relevista.engine.simd;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.model.OutputLayer;
import java.util.Arrays;

/**
 * The output layer: scores of what it reads, and what enters that on a way back. One a workspace;
 * what it computed last stays in its buffers.
 */
final class OutputScores {
  private final int classes;

  /** Size of what is read. */
  private final int width;

  private final float[] bias;

  /** From what is read to scores: [width, classes with padding]. */
  private final PackedMatrix matrix;

  /** The same weights class by class: [classes, width]. */
  private final float[] weights;

  /** What the output reads: [sequences, width], of the caller. */
  private float[] read = new float[0];

  private int sequences;

  /** Scores without bias: [sequences, classes with padding]. */
  private float[] products = new float[0];

  /** What enters what is read: [sequences · columns, width]. */
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

  /**
   * Computes the scores of a batch.
   *
   * @param read [sequences, width]
   */
  void compute(float[] read, int sequences) {
    this.read = read;
    this.sequences = sequences;
    products = Buffers.grown(products, Buffers.size(sequences, matrix.columns()));
    Product.multiply(products, matrix.columns(), read, 0, width, sequences, matrix);
  }

  /** The score of a class for a sequence. */
  float score(int sequence, int classIndex) {
    return products[sequence * matrix.columns() + classIndex] + bias[classIndex];
  }

  /** What enters what was read, for every column: [sequences · columns, width]. */
  float[] enter(TargetColumns targets, History history) {
    int columns = targets.columns();
    entering = Buffers.grown(entering, Buffers.size(Buffers.size(sequences, columns), width));
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
   * entering[width] = the relevance of what was read by the epsilon rule, whose N is its width.
   *
   * @param coefficients [classes]: how much of each score is to be explained
   */
  private void enterRelevance(int place, int sequence, float[] coefficients, EpsilonRule rule) {
    Arrays.fill(entering, place, place + width, 0);
    float shared = 0;
    for (int k = 0; k < classes; k++) {
      if (coefficients[k] != 0) {
        float score = score(sequence, k);
        float stabiliser = score >= 0 ? rule.epsilon() : -rule.epsilon();
        float ratio = coefficients[k] * score / (score + stabiliser);
        shared += ratio * (rule.biasFactor() * bias[k] + rule.epsilonShare() * stabiliser);
        addRow(place, ratio, k);
      }
    }
    float each = shared / width;
    int states = sequence * width;
    for (int unit = 0; unit < width; unit++) {
      entering[place + unit] = read[states + unit] * entering[place + unit] + each;
    }
  }

  private void addRow(int place, float factor, int k) {
    for (int unit = 0; unit < width; unit++) {
      entering[place + unit] += factor * weights[k * width + unit];
    }
  }
}
