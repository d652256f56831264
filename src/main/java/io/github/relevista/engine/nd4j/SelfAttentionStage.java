package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SelfAttentionLayer.Projection;

/**
 * Steps that ask all steps of their sequence: projections by products of matrices, the weights α
 * row by row in plain loops over double, so that no square of the number of steps is kept.
 * Relevance goes through them as through constants.
 */
final class SelfAttentionStage {
  /** The weights, shared by all threads; null in the place of a projection that changes nothing. */
  record Weights(
      SelfAttentionLayer layer,
      DenseStage.Weights query,
      DenseStage.Weights key,
      DenseStage.Weights value,
      DenseStage.Weights output) {
    static Weights of(SelfAttentionLayer layer) {
      return new Weights(
          layer, of(layer.query()), of(layer.key()), of(layer.value()), of(layer.output()));
    }

    private static DenseStage.Weights of(Projection projection) {
      return projection.isPresent() ? DenseStage.Weights.of(projection.asLayer()) : null;
    }
  }

  private final SelfAttentionLayer layer;
  private final DenseStage query;
  private final DenseStage key;
  private final DenseStage value;
  private final DenseStage output;

  private BatchTokens tokens;

  /** Of all tokens: [tokens, width of each]. */
  private float[] queries;

  private float[] keys;
  private float[] values;
  private float[] sums;

  private int asked;
  private int width;

  SelfAttentionStage(Weights weights) {
    layer = weights.layer();
    query = stage(weights.query());
    key = stage(weights.key());
    value = stage(weights.value());
    output = stage(weights.output());
  }

  private static DenseStage stage(DenseStage.Weights weights) {
    return weights == null ? null : new DenseStage(weights);
  }

  /**
   * @param inputs [tokens, inputWidth]
   * @return [tokens, size]
   */
  float[] forward(BatchTokens batch, float[] inputs, int inputWidth, NativeArrays arrays) {
    tokens = batch;
    asked = layer.query().size(inputWidth);
    width = layer.value().size(inputWidth);
    queries = projected(query, inputs, inputWidth, arrays);
    keys = projected(key, inputs, inputWidth, arrays);
    values = projected(value, inputs, inputWidth, arrays);
    sums = new float[Math.multiplyExact(batch.tokens(), width)];
    forEachRow(
        (token, others, head, weights) -> {
          for (int j = head * width / layer.heads(); j < (head + 1) * width / layer.heads(); j++) {
            double sum = 0;
            for (int s = 0; s < weights.length; s++) {
              sum += weights[s] * values[others[s] * width + j];
            }
            sums[token * width + j] = (float) sum;
          }
        });
    return projected(output, sums, width, arrays);
  }

  private static float[] projected(
      DenseStage projection, float[] vectors, int width, NativeArrays arrays) {
    return projection == null ? vectors : projection.forward(vectors, width, arrays);
  }

  /** What is done with the weights of a token. */
  private interface Row {
    /**
     * @param others the tokens of the sequence
     * @param weights α: [steps]
     */
    void take(int token, int[] others, int head, double[] weights);
  }

  private void forEachRow(Row row) {
    for (int sequence = 0; sequence < tokens.size(); sequence++) {
      int[] others = new int[tokens.length(sequence)];
      for (int step = 0; step < others.length; step++) {
        others[step] = tokens.token(sequence, step);
      }
      for (int token : others) {
        for (int head = 0; head < layer.heads(); head++) {
          row.take(token, others, head, weights(token, others, head));
        }
      }
    }
  }

  private double[] weights(int token, int[] others, int head) {
    double[] weights = new double[others.length];
    double highest = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < weights.length; s++) {
      for (int i = head * asked / layer.heads(); i < (head + 1) * asked / layer.heads(); i++) {
        double q = queries[token * asked + i];
        double k = keys[others[s] * asked + i];
        weights[s] +=
            layer.kind() == Kind.DOT
                ? layer.scale()[0] * q * k
                : layer.scale()[i] * Math.tanh(q + k);
      }
      highest = Math.max(highest, weights[s]);
    }
    double sum = 0;
    for (int s = 0; s < weights.length; s++) {
      weights[s] = Math.exp(weights[s] - highest);
      sum += weights[s];
    }
    for (int s = 0; s < weights.length; s++) {
      weights[s] /= sum;
    }
    return weights;
  }

  /**
   * @param received relevance of the outputs: [tokens · columns, size]
   * @return that of the inputs: [tokens · columns, inputWidth]
   */
  float[] back(float[] received, int columns, EpsilonRule rule) {
    float[] ofSums = output == null ? received : output.back(received, columns, rule);
    double[] ofValues = new double[ofSums.length];
    forEachRow(
        (token, others, head, weights) -> {
          int begin = head * width / layer.heads();
          int end = (head + 1) * width / layer.heads();
          for (int column = 0; column < columns; column++) {
            for (int j = begin; j < end; j++) {
              float z = sums[token * width + j];
              float stabiliser = z >= 0 ? rule.epsilon() : -rule.epsilon();
              double share = (double) rule.epsilonShare() * stabiliser / others.length;
              double quotient =
                  (double) ofSums[(token * columns + column) * width + j] / (z + stabiliser);
              for (int s = 0; s < others.length; s++) {
                double term = weights[s] * values[others[s] * width + j];
                ofValues[(others[s] * columns + column) * width + j] += (term + share) * quotient;
              }
            }
          }
        });
    float[] rounded = new float[ofValues.length];
    for (int at = 0; at < rounded.length; at++) {
      rounded[at] = (float) ofValues[at];
    }
    return value == null ? rounded : value.back(rounded, columns, rule);
  }
}
