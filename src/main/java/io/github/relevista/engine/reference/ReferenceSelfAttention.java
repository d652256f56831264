package io.github.relevista.engine.reference;

import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SelfAttentionLayer.Projection;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * A layer in which every step asks all steps, and the way back through it:
 *
 * <pre>
 *   q_t, k_t, v_t   projections of x_t, or x_t itself
 *   e_ts            c Σ_i q_ti k_si, or Σ_i c_i tanh(q_ti + k_si), i over the values of a head
 *   α_t = softmax(e_t)
 *   z_tj = Σ_s α_ts v_sj           a sum with a term for each step: {@link LocalRules#throughSum}
 *   y_t = O z_t + o                a sum
 * </pre>
 */
final class ReferenceSelfAttention {
  private final SelfAttentionLayer layer;

  /** x: [steps][inputs]. */
  private final double[][] inputs;

  private final double[][] queries;
  private final double[][] keys;
  private final double[][] values;

  /** α: [heads][steps][steps]. */
  private final double[][][] weights;

  /** z: [steps][values]. */
  private final double[][] sums;

  ReferenceSelfAttention(SelfAttentionLayer layer, double[][] inputs) {
    this.layer = layer;
    this.inputs = inputs;
    queries = projected(layer.query(), inputs);
    keys = projected(layer.key(), inputs);
    values = projected(layer.value(), inputs);
    int steps = inputs.length;
    weights = new double[layer.heads()][steps][];
    sums = new double[steps][steps == 0 ? 0 : values[0].length];
    for (int t = 0; t < steps; t++) {
      for (int head = 0; head < layer.heads(); head++) {
        weights[head][t] = weights(head, t);
      }
      for (int j = 0; j < sums[t].length; j++) {
        for (int s = 0; s < steps; s++) {
          sums[t][j] += weights[head(j)][t][s] * values[s][j];
        }
      }
    }
  }

  /** y: [steps][outputs]. */
  double[][] outputs() {
    return projected(layer.output(), sums);
  }

  private static double[][] projected(Projection projection, double[][] vectors) {
    if (!projection.isPresent()) {
      return vectors;
    }
    return Arrays.stream(vectors)
        .map(
            x -> {
              double[] y = new double[projection.weights().rows()];
              for (int j = 0; j < y.length; j++) {
                y[j] = ReferenceNetwork.sum(projection.asLayer(), x, j);
              }
              return y;
            })
        .toArray(double[][]::new);
  }

  /** The head of a value. */
  private int head(int value) {
    return value * layer.heads() / values[0].length;
  }

  private double[] weights(int head, int t) {
    int size = queries[t].length / layer.heads();
    double[] asked = new double[inputs.length]; // e_t
    for (int s = 0; s < asked.length; s++) {
      for (int i = head * size; i < (head + 1) * size; i++) {
        asked[s] += answer(t, s, i);
      }
    }
    double highest = DoubleStream.of(asked).max().orElseThrow();
    double[] exponentials = DoubleStream.of(asked).map(e -> Math.exp(e - highest)).toArray();
    double sum = DoubleStream.of(exponentials).sum();
    return DoubleStream.of(exponentials).map(e -> e / sum).toArray();
  }

  /** What a value of query and key adds to e_ts. */
  private double answer(int t, int s, int i) {
    return layer.kind() == Kind.DOT
        ? layer.scale()[0] * queries[t][i] * keys[s][i]
        : layer.scale()[i] * Math.tanh(queries[t][i] + keys[s][i]);
  }

  /**
   * @param received what y has: [steps][outputs]
   * @return what x gets: [steps][inputs]
   */
  double[][] back(LocalRules rules, double[][] received) {
    double[][] ofSums = through(rules, layer.output(), sums, received);
    double[][] ofValues = new double[sums.length][sums.length == 0 ? 0 : sums[0].length];
    for (int t = 0; t < sums.length; t++) {
      for (int j = 0; j < sums[t].length; j++) {
        for (int s = 0; s < sums.length; s++) {
          double weight = weights[head(j)][t][s];
          ofValues[s][j] +=
              rules.throughSum(weight, values[s][j], 0, sums[t][j], sums.length, ofSums[t][j]);
        }
      }
    }
    double[][] lower = through(rules, layer.value(), inputs, ofValues);
    return rules.throughAttentionWeights() ? plus(lower, throughWeights(rules, ofSums)) : lower;
  }

  private static double[][] plus(double[][] left, double[][] right) {
    double[][] sums = new double[left.length][];
    for (int t = 0; t < sums.length; t++) {
      sums[t] = left[t].clone();
      for (int i = 0; i < sums[t].length; i++) {
        sums[t][i] += right[t][i];
      }
    }
    return sums;
  }

  /** What vectors get of what their projections have. */
  private static double[][] through(
      LocalRules rules, Projection projection, double[][] vectors, double[][] received) {
    if (!projection.isPresent()) {
      return received;
    }
    double[][] lower = new double[vectors.length][];
    for (int t = 0; t < vectors.length; t++) {
      lower[t] = new double[vectors[t].length];
      for (int j = 0; j < received[t].length; j++) {
        double bias = projection.asLayer().bias(j);
        double sum = ReferenceNetwork.sum(projection.asLayer(), vectors[t], j);
        for (int i = 0; i < lower[t].length; i++) {
          lower[t][i] +=
              rules.throughSum(
                  projection.weights().at(j, i),
                  vectors[t][i],
                  bias,
                  sum,
                  lower[t].length,
                  received[t][j]);
        }
      }
    }
    return lower;
  }

  /**
   * By the chain rule ∂/∂α_ts = Σ_j ∂/∂z_tj v_sj over the values of a head, ∂/∂e_ts = α_ts (∂/∂α_ts
   * − Σ_r α_tr ∂/∂α_tr), and on to q_t and k_s.
   */
  private double[][] throughWeights(LocalRules rules, double[][] ofSums) {
    double[][] ofQueries = new double[sums.length][sums.length == 0 ? 0 : queries[0].length];
    double[][] ofKeys = new double[sums.length][sums.length == 0 ? 0 : keys[0].length];
    for (int head = 0; head < layer.heads(); head++) {
      for (int t = 0; t < sums.length; t++) {
        double[] ofWeights = new double[sums.length];
        double mean = 0;
        for (int s = 0; s < sums.length; s++) {
          for (int j = 0; j < sums[t].length; j++) {
            ofWeights[s] += head(j) == head ? ofSums[t][j] * values[s][j] : 0;
          }
          mean += weights[head][t][s] * ofWeights[s];
        }
        int size = queries[t].length / layer.heads();
        for (int s = 0; s < sums.length; s++) {
          double asked = weights[head][t][s] * (ofWeights[s] - mean);
          for (int i = head * size; i < (head + 1) * size; i++) {
            if (layer.kind() == Kind.DOT) {
              ofQueries[t][i] += asked * layer.scale()[0] * keys[s][i];
              ofKeys[s][i] += asked * layer.scale()[0] * queries[t][i];
            } else {
              double tanh = Math.tanh(queries[t][i] + keys[s][i]);
              double slope = asked * layer.scale()[i] * (1 - tanh * tanh);
              ofQueries[t][i] += slope;
              ofKeys[s][i] += slope;
            }
          }
        }
      }
    }
    return plus(
        through(rules, layer.query(), inputs, ofQueries),
        through(rules, layer.key(), inputs, ofKeys));
  }
}
