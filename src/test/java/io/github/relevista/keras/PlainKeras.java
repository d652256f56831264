package io.github.relevista.keras;

import java.util.function.DoubleUnaryOperator;

/**
 * Keras' layers as its pages and sources define them, in plain loops over double: [steps][values],
 * weights in Keras' own layout [inputs][outputs].
 */
final class PlainKeras {
  private PlainKeras() {}

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** 0.2 x + 0.5, cut at 0 and 1: of Keras 1 and 2. */
  static double hardSigmoid(double x) {
    return Math.max(0, Math.min(1, 0.2 * x + 0.5));
  }

  static double[][] embed(float[][] embeddings, int... ids) {
    double[][] steps = new double[ids.length][];
    for (int t = 0; t < ids.length; t++) {
      steps[t] = new double[embeddings[0].length];
      for (int i = 0; i < steps[t].length; i++) {
        steps[t][i] = embeddings[ids[t]][i];
      }
    }
    return steps;
  }

  /** x · kernel + bias of the columns from one on. */
  static double[] product(double[] x, float[][] kernel, float[] bias, int begin, int size) {
    double[] sums = new double[size];
    for (int j = 0; j < size; j++) {
      sums[j] = bias == null ? 0 : bias[begin + j];
      for (int i = 0; i < x.length; i++) {
        sums[j] += x[i] * kernel[i][begin + j];
      }
    }
    return sums;
  }

  static double[] dense(double[] x, float[][] kernel, float[] bias, DoubleUnaryOperator f) {
    double[] sums = product(x, kernel, bias, 0, kernel[0].length);
    for (int j = 0; j < sums.length; j++) {
      sums[j] = f.applyAsDouble(sums[j]);
    }
    return sums;
  }

  static double[][] denseAtSteps(
      double[][] steps, float[][] kernel, float[] bias, DoubleUnaryOperator f) {
    double[][] made = new double[steps.length][];
    for (int t = 0; t < steps.length; t++) {
      made[t] = dense(steps[t], kernel, bias, f);
    }
    return made;
  }

  /** The states of an LSTM: columns i, f, c, o. */
  static double[][] lstm(
      double[][] steps,
      float[][] kernel,
      float[][] recurrent,
      float[] bias,
      DoubleUnaryOperator gate) {
    int units = recurrent.length;
    double[] h = new double[units];
    double[] c = new double[units];
    double[][] states = new double[steps.length][];
    for (int t = 0; t < steps.length; t++) {
      double[] z = product(steps[t], kernel, bias, 0, 4 * units);
      double[] u = product(h, recurrent, null, 0, 4 * units);
      double[] next = new double[units];
      for (int j = 0; j < units; j++) {
        double i = gate.applyAsDouble(z[j] + u[j]);
        double f = gate.applyAsDouble(z[units + j] + u[units + j]);
        double g = Math.tanh(z[2 * units + j] + u[2 * units + j]);
        double o = gate.applyAsDouble(z[3 * units + j] + u[3 * units + j]);
        c[j] = f * c[j] + i * g;
        next[j] = o * Math.tanh(c[j]);
      }
      h = next;
      states[t] = h;
    }
    return states;
  }

  /** The states of a GRU that resets before the product: columns z, r, h, one bias. */
  static double[][] gruResetBefore(
      double[][] steps,
      float[][] kernel,
      float[][] recurrent,
      float[] bias,
      DoubleUnaryOperator gate) {
    int units = recurrent.length;
    double[] h = new double[units];
    double[][] states = new double[steps.length][];
    for (int t = 0; t < steps.length; t++) {
      double[] x = product(steps[t], kernel, bias, 0, 3 * units);
      double[] u = product(h, recurrent, null, 0, 2 * units);
      double[] reset = new double[units];
      for (int j = 0; j < units; j++) {
        reset[j] = gate.applyAsDouble(x[units + j] + u[units + j]) * h[j];
      }
      double[] n = product(reset, recurrent, null, 2 * units, units);
      double[] next = new double[units];
      for (int j = 0; j < units; j++) {
        double z = gate.applyAsDouble(x[j] + u[j]);
        next[j] = z * h[j] + (1 - z) * Math.tanh(x[2 * units + j] + n[j]);
      }
      h = next;
      states[t] = h;
    }
    return states;
  }

  /** The states of a GRU that resets behind the product: columns z, r, h, a bias for each side. */
  static double[][] gruResetAfter(
      double[][] steps, float[][] kernel, float[][] recurrent, float[] input, float[] inner) {
    int units = recurrent.length;
    double[] h = new double[units];
    double[][] states = new double[steps.length][];
    for (int t = 0; t < steps.length; t++) {
      double[] x = product(steps[t], kernel, input, 0, 3 * units);
      double[] u = product(h, recurrent, inner, 0, 3 * units);
      double[] next = new double[units];
      for (int j = 0; j < units; j++) {
        double z = sigmoid(x[j] + u[j]);
        double r = sigmoid(x[units + j] + u[units + j]);
        next[j] = z * h[j] + (1 - z) * Math.tanh(x[2 * units + j] + r * u[2 * units + j]);
      }
      h = next;
      states[t] = h;
    }
    return states;
  }

  /** A convolution of stride 1 without borders: kernel [window][inputs][filters]. */
  static double[][] convolve(double[][] steps, float[][][] kernel, float[] bias) {
    double[][] made = new double[steps.length - kernel.length + 1][bias.length];
    for (int t = 0; t < made.length; t++) {
      for (int f = 0; f < bias.length; f++) {
        double sum = bias[f];
        for (int w = 0; w < kernel.length; w++) {
          for (int i = 0; i < kernel[w].length; i++) {
            sum += steps[t + w][i] * kernel[w][i][f];
          }
        }
        made[t][f] = Math.max(0, sum);
      }
    }
    return made;
  }

  static double[][] poolMax(double[][] steps, int window) {
    double[][] made = new double[steps.length / window][steps[0].length];
    for (int t = 0; t < made.length; t++) {
      for (int j = 0; j < made[t].length; j++) {
        made[t][j] = Double.NEGATIVE_INFINITY;
        for (int w = 0; w < window; w++) {
          made[t][j] = Math.max(made[t][j], steps[t * window + w][j]);
        }
      }
    }
    return made;
  }

  static double[] normalise(
      double[] x, float[] gamma, float[] beta, float[] mean, float[] variance, double epsilon) {
    double[] made = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      made[j] = gamma[j] * (x[j] - mean[j]) / Math.sqrt(variance[j] + epsilon) + beta[j];
    }
    return made;
  }

  static double[] mean(double[][] steps) {
    double[] made = new double[steps[0].length];
    for (double[] step : steps) {
      for (int j = 0; j < made.length; j++) {
        made[j] += step[j] / steps.length;
      }
    }
    return made;
  }

  static double[][] turned(double[][] steps) {
    double[][] made = new double[steps.length][];
    for (int t = 0; t < steps.length; t++) {
      made[t] = steps[steps.length - 1 - t];
    }
    return made;
  }

  static double[] last(double[][] steps) {
    return steps[steps.length - 1];
  }

  static double[] sideBySide(double[]... vectors) {
    int size = 0;
    for (double[] vector : vectors) {
      size += vector.length;
    }
    double[] made = new double[size];
    int at = 0;
    for (double[] vector : vectors) {
      System.arraycopy(vector, 0, made, at, vector.length);
      at += vector.length;
    }
    return made;
  }
}
