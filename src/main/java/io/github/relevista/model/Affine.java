package io.github.relevista.model;

import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;

/**
 * y_j = scale_j · x_j + shift_j: what a batch normalisation is once it is trained (Ioffe and
 * Szegedy 2015, algorithm 2), folded into the weights beside it.
 *
 * @param scale [size]
 * @param shift [size]
 */
public record Affine(float[] scale, float[] shift) {
  /** γ / √(variance + ε) and β − mean · scale. */
  public static Affine ofNormalisation(
      float[] gamma, float[] beta, float[] mean, float[] variance, double epsilon) {
    float[] scale = new float[mean.length];
    float[] shift = new float[mean.length];
    for (int j = 0; j < mean.length; j++) {
      double factor = gamma[j] / Math.sqrt(variance[j] + epsilon);
      scale[j] = (float) factor;
      shift[j] = (float) (beta[j] - mean[j] * factor);
    }
    return new Affine(scale, shift);
  }

  /** y = factor · x. */
  public static Affine ofFactor(int size, float factor) {
    float[] scale = new float[size];
    Arrays.fill(scale, factor);
    return new Affine(scale, new float[size]);
  }

  /** Number of values. */
  public int size() {
    return scale.length;
  }

  /** Whether no value changes its place among others: every scale is above 0. */
  public boolean isIncreasing() {
    for (float factor : scale) {
      if (!(factor > 0)) {
        return false;
      }
    }
    return true;
  }

  /** The layer that does this behind a linear layer in one. */
  public DenseLayer after(DenseLayer layer) {
    float[] weights = layer.weights().values().clone();
    float[] bias = new float[layer.weights().rows()];
    for (int row = 0; row < bias.length; row++) {
      for (int i = layer.weights().offset(row); i < layer.weights().offset(row + 1); i++) {
        weights[i] *= scale[row];
      }
      bias[row] = layer.bias(row) * scale[row] + shift[row];
    }
    return new DenseLayer(
        new FloatMatrix(bias.length, layer.weights().columns(), weights), bias, layer.activation());
  }

  /** Rows of vectors with this done to each. */
  public FloatMatrix ofRows(FloatMatrix rows) {
    float[] values = rows.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = values[i] * scale[i % scale.length] + shift[i % scale.length];
    }
    return new FloatMatrix(rows.rows(), rows.columns(), values);
  }

  /** Weights that do this to their input first; the shift goes into {@link #shiftOf}. */
  public FloatMatrix before(FloatMatrix weights) {
    float[] values = weights.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale[i % scale.length];
    }
    return new FloatMatrix(weights.rows(), weights.columns(), values);
  }

  /** What the shift becomes behind weights: [rows]. */
  public float[] shiftOf(FloatMatrix weights) {
    float[] sums = new float[weights.rows()];
    for (int row = 0; row < sums.length; row++) {
      double sum = 0;
      for (int j = 0; j < shift.length; j++) {
        sum += (double) weights.at(row, j) * shift[j];
      }
      sums[row] = (float) sum;
    }
    return sums;
  }

  /** A layer by itself that does this. */
  public DenseLayer asLayer() {
    return new DenseLayer(FloatMatrix.diagonal(scale), shift, Activation.LINEAR);
  }

  /** The layer that does this to its input in one. */
  public DenseLayer before(DenseLayer layer) {
    float[] bias = shiftOf(layer.weights());
    for (int row = 0; row < bias.length; row++) {
      bias[row] += layer.bias(row);
    }
    return new DenseLayer(before(layer.weights()), bias, layer.activation());
  }
}
