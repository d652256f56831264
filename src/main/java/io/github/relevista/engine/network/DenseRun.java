package io.github.relevista.engine.network;

import io.github.relevista.model.Activation;
import io.github.relevista.model.DenseLayer;

/**
 * A dense layer z = W x + b, y = activation(z). Relevance passes through the activation and divides
 * by the {@link io.github.relevista.engine.EpsilonRule}, whose lower units are all of x:
 *
 * <pre>
 *   R_i = x_i · Σ_k w_ki q_k + Σ_k (δ b_k + s ε sign(z_k)) q_k / N    q_k = R_k / (z_k + ε sign(z_k))
 * </pre>
 */
class DenseRun extends VectorRun {
  /** Rows that go back before the next ones: few enough to stay in the nearest cache. */
  private static final int TOGETHER = 40;

  private final Activation activation;

  /** Of rows x: W x. */
  private final RowProduct forward;

  /** Of rows q: Wᵀ q. */
  private final RowProduct back;

  /** [outputs]. */
  private final float[] bias;

  /** z: [rows, stride of the product]. */
  private float[] sums = new float[0];

  // Of the rows that go back together.
  /** q: [rows, outputs]. */
  private final float[] quotients;

  /** What each input of a row receives of bias and stabilisers: [rows]. */
  private final float[] shares = new float[TOGETHER];

  /** Wᵀ q: [rows, stride of the product]. */
  private final float[] products;

  DenseRun(DenseLayer layer, EngineLayers engine) {
    super(layer.weights().columns(), layer.weights().rows());
    activation = layer.activation();
    forward = engine.forward(layer.weights());
    back = engine.back(layer.weights());
    bias = new float[outputs];
    for (int k = 0; k < outputs; k++) {
      bias[k] = layer.bias(k);
    }
    quotients = new float[TOGETHER * outputs];
    products = new float[TOGETHER * back.stride()];
  }

  @Override
  void compute() {
    int stride = forward.stride();
    sums = Loops.grown(sums, rows, stride);
    forward.multiply(sums, read, 0, inputs, rows);
    for (int row = 0; row < rows; row++) {
      Loops.add(sums, row * stride, bias, 0, outputs);
      Activations.apply(activation, sums, row * stride, values, row * outputs, outputs);
    }
  }

  @Override
  void fillReceived(float[] entering, int columns) {
    int places = rows * columns;
    for (int first = 0; first < places; first += TOGETHER) {
      int count = Math.min(TOGETHER, places - first);
      for (int index = 0; index < count; index++) {
        int row = (first + index) / columns;
        if (rule == null) {
          differentiate(row, entering, (first + index) * outputs, index);
        } else {
          shares[index] = divide(row, entering, (first + index) * outputs, index) / lowerUnits(row);
        }
      }
      back.multiply(products, quotients, 0, outputs, count);
      for (int index = 0; index < count; index++) {
        receive((first + index) / columns, (first + index) * inputs, index);
      }
    }
  }

  /** N: how many of a row's inputs there are. */
  int lowerUnits(int row) {
    return inputs;
  }

  private void differentiate(int row, float[] entering, int offset, int index) {
    int z = row * forward.stride();
    for (int k = 0; k < outputs; k++) {
      quotients[index * outputs + k] =
          entering[offset + k]
              * Activations.slope(activation, sums[z + k], values[row * outputs + k]);
    }
  }

  /** What the lower units share of bias and stabilisers. */
  private float divide(int row, float[] entering, int offset, int index) {
    int z = row * forward.stride();
    float shared = 0;
    for (int k = 0; k < outputs; k++) {
      float sum = sums[z + k];
      float stabiliser = Loops.stabiliser(sum, rule);
      float quotient = entering[offset + k] / (sum + stabiliser);
      quotients[index * outputs + k] = quotient;
      shared += quotient * (rule.biasFactor() * bias[k] + rule.epsilonShare() * stabiliser);
    }
    return shared;
  }

  private void receive(int row, int to, int index) {
    int from = index * back.stride();
    if (rule == null) {
      System.arraycopy(products, from, received, to, inputs);
      return;
    }
    int x = row * inputs;
    float share = shares[index];
    for (int i = 0; i < inputs; i++) {
      received[to + i] = read[x + i] * products[from + i] + share;
    }
  }
}
