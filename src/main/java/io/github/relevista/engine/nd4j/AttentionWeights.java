package io.github.relevista.engine.nd4j;

import io.github.relevista.model.AttentionReading;
import java.util.Arrays;

/**
 * What an attention makes of the steps of a batch, in plain loops.
 *
 * @param attention the attention
 * @param tokens where the steps of a sequence stand
 * @param top what the layer gives that is asked: [tokens, width]
 * @param width values of a step
 * @param states the layer whose final states ask, where they do
 */
record AttentionWeights(
    AttentionReading attention, BatchTokens tokens, float[] top, int width, RecurrentStage states) {

  /**
   * Computes α = softmax(e), e_t = q · a_t, of the steps of a sequence.
   *
   * @param weights takes them: [tokens]
   */
  void weigh(int sequence, float[] weights) {
    int length = tokens.length(sequence);
    double[] asked = new double[length];
    for (int step = 0; step < length; step++) {
      asked[step] = asked(sequence, step);
    }
    double highest = Arrays.stream(asked).max().orElseThrow();
    double sum = Arrays.stream(asked).map(e -> Math.exp(e - highest)).sum();
    for (int step = 0; step < length; step++) {
      weights[tokens.token(sequence, step)] = (float) (Math.exp(asked[step] - highest) / sum);
    }
  }

  private double asked(int sequence, int step) {
    int rows = attention.hasProjection() ? attention.projection().rows() : width;
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      double answer = attention.hasProjection() ? 0 : value(sequence, step, i);
      for (int j = 0; attention.hasProjection() && j < width; j++) {
        answer += (double) attention.projection().at(i, j) * value(sequence, step, j);
      }
      answer += attention.projectionBias(i);
      answer += attention.stepBias(step);
      answer += attention.addsFinalStates() ? ofFinals(sequence, i) : 0;
      if (attention.kind() == AttentionReading.Kind.ADDITIVE) {
        answer = Math.tanh(answer);
      }
      sum += answer * query(sequence, i);
    }
    return sum;
  }

  private double query(int sequence, int i) {
    if (!attention.asksFinalStates()) {
      return attention.query()[i];
    }
    return finalState(sequence, i);
  }

  private float finalState(int sequence, int unit) {
    return states.finals()[tokens.rows.row(sequence) * states.size() + unit];
  }

  /** S_i · s. */
  private double ofFinals(int sequence, int i) {
    double sum = 0;
    for (int j = 0; j < attention.statesProjection().columns(); j++) {
      sum += (double) attention.statesProjection().at(i, j) * finalState(sequence, j);
    }
    return sum;
  }

  private float value(int sequence, int step, int unit) {
    return top[tokens.token(sequence, step) * width + unit];
  }
}
