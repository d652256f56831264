package io.github.relevista.modelio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * torch's modules as its pages define them, in plain loops over double, with weights drawn at
 * random that go into a state dictionary under the names that torch gives them.
 */
final class PlainTorch {
  static final DoubleUnaryOperator LINEAR = x -> x;
  static final DoubleUnaryOperator RELU = x -> Math.max(0, x);

  private final Random random;
  private final StateDict state = new StateDict();

  PlainTorch(long seed) {
    random = new Random(seed);
  }

  StateDict state() {
    return state;
  }

  private float[] weights(String name, long... shape) {
    List<Long> sizes = new ArrayList<>();
    int count = 1;
    for (long size : shape) {
      sizes.add(size);
      count *= (int) size;
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextFloat() * 2 - 1;
    }
    state.with(name, sizes, values);
    return values;
  }

  double[][] embedding(String name, int terms, int size, int... ids) {
    float[] table = weights(name + ".weight", terms, size);
    double[][] steps = new double[ids.length][size];
    for (int t = 0; t < ids.length; t++) {
      for (int i = 0; i < size; i++) {
        steps[t][i] = table[ids[t] * size + i];
      }
    }
    return steps;
  }

  double[][] linear(String name, double[][] steps, int outputs, DoubleUnaryOperator f) {
    int inputs = steps[0].length;
    float[] weight = weights(name + ".weight", outputs, inputs);
    float[] bias = weights(name + ".bias", outputs);
    double[][] made = new double[steps.length][outputs];
    for (int t = 0; t < steps.length; t++) {
      for (int j = 0; j < outputs; j++) {
        double sum = bias[j];
        for (int i = 0; i < inputs; i++) {
          sum += weight[j * inputs + i] * steps[t][i];
        }
        made[t][j] = f.applyAsDouble(sum);
      }
    }
    return made;
  }

  double[] linear(String name, double[] vector, int outputs) {
    return linear(name, new double[][] {vector}, outputs, LINEAR)[0];
  }

  /** {@code nn.Conv1d(channels, filters, window, padding=zeros)} over the steps. */
  double[][] convolution(
      String name, double[][] steps, int filters, int window, int zeros, DoubleUnaryOperator f) {
    int channels = steps[0].length;
    float[] weight = weights(name + ".weight", filters, channels, window);
    float[] bias = weights(name + ".bias", filters);
    double[][] made = new double[steps.length + 2 * zeros - window + 1][filters];
    for (int t = 0; t < made.length; t++) {
      for (int j = 0; j < filters; j++) {
        double sum = bias[j];
        for (int i = 0; i < channels; i++) {
          for (int k = 0; k < window; k++) {
            int step = t + k - zeros;
            if (step >= 0 && step < steps.length) {
              sum += weight[(j * channels + i) * window + k] * steps[step][i];
            }
          }
        }
        made[t][j] = f.applyAsDouble(sum);
      }
    }
    return made;
  }

  /** {@code nn.MaxPool1d(window)}. */
  static double[][] maxPool(double[][] steps, int window) {
    double[][] made = new double[steps.length / window][steps[0].length];
    for (int t = 0; t < made.length; t++) {
      for (int j = 0; j < made[t].length; j++) {
        double highest = steps[t * window][j];
        for (int k = 1; k < window; k++) {
          highest = Math.max(highest, steps[t * window + k][j]);
        }
        made[t][j] = highest;
      }
    }
    return made;
  }

  /** The states of {@code nn.LSTM} in one direction: rows i, f, g, o. */
  double[][] lstm(String name, String end, double[][] steps, int hidden) {
    int inputs = steps[0].length;
    float[] input = weights(name + ".weight_ih_l0" + end, 4L * hidden, inputs);
    float[] recurrent = weights(name + ".weight_hh_l0" + end, 4L * hidden, hidden);
    float[] inputBias = weights(name + ".bias_ih_l0" + end, 4L * hidden);
    float[] recurrentBias = weights(name + ".bias_hh_l0" + end, 4L * hidden);
    List<double[]> states = new ArrayList<>();
    double[] h = new double[hidden];
    double[] c = new double[hidden];
    for (double[] x : end.isEmpty() ? steps : turned(steps)) {
      double[] z = new double[4 * hidden];
      for (int row = 0; row < z.length; row++) {
        z[row] = (double) inputBias[row] + recurrentBias[row];
        for (int i = 0; i < inputs; i++) {
          z[row] += input[row * inputs + i] * x[i];
        }
        for (int i = 0; i < hidden; i++) {
          z[row] += recurrent[row * hidden + i] * h[i];
        }
      }
      h = new double[hidden];
      for (int j = 0; j < hidden; j++) {
        c[j] = sigmoid(z[hidden + j]) * c[j] + sigmoid(z[j]) * Math.tanh(z[2 * hidden + j]);
        h[j] = sigmoid(z[3 * hidden + j]) * Math.tanh(c[j]);
      }
      states.add(h);
    }
    if (!end.isEmpty()) {
      Collections.reverse(states);
    }
    return states.toArray(double[][]::new);
  }

  /** {@code nn.MultiheadAttention(size, heads)} of steps that ask each other. */
  double[][] heads(String name, double[][] steps, int heads) {
    int size = steps[0].length;
    float[] weight = weights(name + ".in_proj_weight", 3L * size, size);
    float[] bias = weights(name + ".in_proj_bias", 3L * size);
    double[][] all = new double[steps.length][3 * size];
    for (int t = 0; t < steps.length; t++) {
      for (int j = 0; j < 3 * size; j++) {
        all[t][j] = bias[j];
        for (int i = 0; i < size; i++) {
          all[t][j] += weight[j * size + i] * steps[t][i];
        }
      }
    }
    return linear(name + ".out_proj", attended(all, heads), size, LINEAR);
  }

  /** Linear layers {@code query}, {@code key} and {@code value}, and one head. */
  double[][] head(String module, double[][] steps) {
    int size = steps[0].length;
    double[][] query = linear(module + "query", steps, size, LINEAR);
    double[][] key = linear(module + "key", steps, size, LINEAR);
    return attended(beside(beside(query, key), linear(module + "value", steps, size, LINEAR)), 1);
  }

  /**
   * @param all query, key and value of each step, side by side
   */
  private static double[][] attended(double[][] all, int heads) {
    int size = all[0].length / 3;
    int part = size / heads;
    double[][] made = new double[all.length][size];
    for (int t = 0; t < all.length; t++) {
      for (int head = 0; head < heads; head++) {
        double[] weights = new double[all.length];
        double sum = 0;
        for (int s = 0; s < all.length; s++) {
          double asked = 0;
          for (int i = head * part; i < (head + 1) * part; i++) {
            asked += all[t][i] * all[s][size + i];
          }
          weights[s] = Math.exp(asked / Math.sqrt(part));
          sum += weights[s];
        }
        for (int s = 0; s < all.length; s++) {
          for (int i = head * part; i < (head + 1) * part; i++) {
            made[t][i] += weights[s] / sum * all[s][2 * size + i];
          }
        }
      }
    }
    return made;
  }

  /** The states of {@code nn.GRU} in one direction: rows r, z, n. */
  double[][] gru(String name, double[][] steps, int hidden) {
    int inputs = steps[0].length;
    float[] input = weights(name + ".weight_ih_l0", 3L * hidden, inputs);
    float[] recurrent = weights(name + ".weight_hh_l0", 3L * hidden, hidden);
    float[] inputBias = weights(name + ".bias_ih_l0", 3L * hidden);
    float[] recurrentBias = weights(name + ".bias_hh_l0", 3L * hidden);
    List<double[]> states = new ArrayList<>();
    double[] h = new double[hidden];
    for (double[] x : steps) {
      double[] a = new double[3 * hidden];
      double[] b = new double[3 * hidden];
      for (int row = 0; row < a.length; row++) {
        a[row] = inputBias[row];
        b[row] = recurrentBias[row];
        for (int i = 0; i < inputs; i++) {
          a[row] += input[row * inputs + i] * x[i];
        }
        for (int i = 0; i < hidden; i++) {
          b[row] += recurrent[row * hidden + i] * h[i];
        }
      }
      double[] next = new double[hidden];
      for (int j = 0; j < hidden; j++) {
        double r = sigmoid(a[j] + b[j]);
        double z = sigmoid(a[hidden + j] + b[hidden + j]);
        next[j] = (1 - z) * Math.tanh(a[2 * hidden + j] + r * b[2 * hidden + j]) + z * h[j];
      }
      h = next;
      states.add(h);
    }
    return states.toArray(double[][]::new);
  }

  /** {@code nn.BatchNorm1d} with torch's ε as it is once it is trained. */
  double[][] batchNorm(String name, double[][] steps, DoubleUnaryOperator f) {
    return batchNorm(name, steps, 1e-5, f);
  }

  double[][] batchNorm(String name, double[][] steps, double epsilon, DoubleUnaryOperator f) {
    int size = steps[0].length;
    float[] weight = weights(name + ".weight", size);
    float[] bias = weights(name + ".bias", size);
    float[] mean = weights(name + ".running_mean", size);
    float[] variance = weights(name + ".running_var", size);
    state.with(name + ".num_batches_tracked", List.of(), 40);
    double[][] made = new double[steps.length][size];
    for (int j = 0; j < size; j++) {
      // A variance is above 0.
      variance[j] = variance[j] * variance[j] + 0.1f;
      for (int t = 0; t < steps.length; t++) {
        double normal = (steps[t][j] - mean[j]) / Math.sqrt(variance[j] + epsilon);
        made[t][j] = f.applyAsDouble(normal * weight[j] + bias[j]);
      }
    }
    return made;
  }

  private static double[][] turned(double[][] steps) {
    double[][] made = steps.clone();
    Collections.reverse(java.util.Arrays.asList(made));
    return made;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Two sequences of states, added up step by step. */
  static double[][] sum(double[][] first, double[][] second) {
    double[][] made = new double[first.length][first[0].length];
    for (int t = 0; t < made.length; t++) {
      for (int j = 0; j < made[t].length; j++) {
        made[t][j] = first[t][j] + second[t][j];
      }
    }
    return made;
  }

  /** Two sequences of states side by side. */
  static double[][] beside(double[][] first, double[][] second) {
    double[][] made = new double[first.length][];
    for (int t = 0; t < made.length; t++) {
      made[t] = concat(first[t], second[t]);
    }
    return made;
  }

  static double[] concat(double[] first, double[] second) {
    double[] made = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, made, first.length, second.length);
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

  static double[] max(double[][] steps) {
    return maxPool(steps, steps.length)[0];
  }

  static double[] last(double[][] steps) {
    return steps[steps.length - 1];
  }
}
