package io.github.relevista.engine.network;

import java.util.Arrays;

/**
 * Answers by sums, of one head,
 *
 * <pre>
 *   a_ts = c · tanh(q_t + k_s)
 *   ∂q_t = Σ_s ∂a_ts c (1 − tanh²(q_t + k_s)),    ∂k_s = the same over t
 * </pre>
 */
final class AdditiveAnswers extends StepAnswers {
  /** c: [asked]. */
  private final float[] factors;

  /** kᵀ of a sequence: [asked, length]. */
  private float[] turnedKeys = new float[0];

  /**
   * @param asked values of a query
   * @param factors c: [asked]
   */
  AdditiveAnswers(int asked, float[] factors) {
    super(asked, 1);
    this.factors = factors;
  }

  @Override
  void takeKeys() {
    turnedKeys = Loops.grown(turnedKeys, asked, length);
    for (int s = 0; s < length; s++) {
      for (int i = 0; i < asked; i++) {
        turnedKeys[i * length + s] = keys[(first + s) * asked + i];
      }
    }
  }

  @Override
  int stride() {
    return length;
  }

  @Override
  float scale() {
    return 1;
  }

  @Override
  void answer(float[] out, int step, int count) {
    Arrays.fill(out, 0, count * length, 0);
    for (int line = 0; line < count; line++) {
      for (int i = 0; i < asked; i++) {
        add(out, line * length, queries[(step + line) * asked + i], i * length, factors[i]);
      }
    }
  }

  /** out[length] += c_i tanh(q_i + k_i of every step), with one value of a query. */
  private void add(float[] out, int to, float query, int from, float factor) {
    for (int s = 0; s < length; s++) {
      float tanh = TanhFraction.tanh(query + turnedKeys[from + s]);
      out[to + s] = Math.fma(factor, tanh, out[to + s]);
    }
  }

  @Override
  void takeHeadBack() {
    // The way back reads keys as they lie.
  }

  @Override
  void addBack(float[] slopes, int stride, int step, int count, int column) {
    for (int line = 0; line < count; line++) {
      int toQuery = received(step + line, column);
      for (int s = 0; s < length; s++) {
        int toKey = received(first + s, column);
        for (int i = 0; i < asked; i++) {
          float tanh =
              TanhFraction.tanh(queries[(step + line) * asked + i] + keys[(first + s) * asked + i]);
          float slope = slopes[line * stride + s] * factors[i] * (1 - tanh * tanh);
          ofQueries[toQuery + i] += slope;
          ofKeys[toKey + i] += slope;
        }
      }
    }
  }
}
