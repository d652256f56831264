package io.github.relevista.engine.network;

import io.github.relevista.model.Activation;
import io.github.relevista.model.DenseLayer;
import java.util.Arrays;

/**
 * A dense layer z = W x + b, y = activation(z). Relevance passes through the activation and divides
 * by the {@link io.github.relevista.engine.EpsilonRule}, whose lower units are all of x:
 *
 * <pre>
 *   R_i = x_i · Σ_k w_ki q_k + Σ_k (δ b_k + s ε sign(z_k)) q_k / N    q_k = R_k / (z_k + ε sign(z_k))
 * </pre>
 */
class DenseRun extends VectorRun {
  private final Activation activation;

  /** [outputs, inputs]. */
  private final float[] weights;

  /** [inputs, outputs]. */
  private final float[] transposed;

  /** [outputs]. */
  private final float[] bias;

  /** z: [rows, outputs]. */
  private float[] sums = new float[0];

  /** q: [outputs]. */
  private final float[] quotients;

  DenseRun(DenseLayer layer) {
    super(layer.weights().columns(), layer.weights().rows());
    activation = layer.activation();
    weights = layer.weights().values();
    transposed = Loops.transposed(weights, outputs, inputs);
    bias = new float[outputs];
    for (int k = 0; k < outputs; k++) {
      bias[k] = layer.bias(k);
    }
    quotients = new float[outputs];
  }

  @Override
  void compute() {
    sums = Loops.grown(sums, rows, outputs);
    Arrays.fill(sums, 0, rows * outputs, 0);
    for (int row = 0; row < rows; row++) {
      Loops.addWeightedRows(sums, row * outputs, transposed, inputs, outputs, read, row * inputs);
      Loops.add(sums, row * outputs, bias, 0, outputs);
    }
    Activations.apply(activation, sums, values, rows * outputs);
  }

  @Override
  void back(int row, float[] entering, int offset, int to) {
    float shared =
        rule == null ? differentiate(row, entering, offset) : divide(row, entering, offset);
    Arrays.fill(received, to, to + inputs, 0);
    Loops.addWeightedRows(received, to, weights, outputs, inputs, quotients, 0);
    if (rule != null) {
      float each = shared / lowerUnits(row);
      for (int i = 0; i < inputs; i++) {
        received[to + i] = read[row * inputs + i] * received[to + i] + each;
      }
    }
  }

  /** N: how many of a row's inputs there are. */
  int lowerUnits(int row) {
    return inputs;
  }

  private float differentiate(int row, float[] entering, int offset) {
    for (int k = 0; k < outputs; k++) {
      int at = row * outputs + k;
      quotients[k] = entering[offset + k] * Activations.slope(activation, sums[at], values[at]);
    }
    return 0;
  }

  private float divide(int row, float[] entering, int offset) {
    float shared = 0;
    for (int k = 0; k < outputs; k++) {
      float sum = sums[row * outputs + k];
      float stabiliser = Loops.stabiliser(sum, rule);
      quotients[k] = entering[offset + k] / (sum + stabiliser);
      shared += quotients[k] * (rule.biasFactor() * bias[k] + rule.epsilonShare() * stabiliser);
    }
    return shared;
  }
}
