package io.github.relevista.engine.network;

import java.util.Arrays;
import java.util.List;

/**
 * A weighted sum over steps, z = Σ_t w_t h_t, unit by unit. With the weights as constants relevance
 * divides among the steps by the epsilon rule with N of them,
 *
 * <pre>
 *   R_t = (w_t h_t + s ε sign(z) / N) / (z + ε sign(z)) · R
 * </pre>
 *
 * and a gradient by w_t.
 */
abstract class WeightedRun extends ReadingRun {
  /** w: [steps]. */
  float[] weights = new float[0];

  /** z of all sequences: [sequences, size]. */
  private float[] sums = new float[0];

  /** What a unit's relevance is per unit of w h: [size]. */
  private final float[] quotients;

  /** What every step receives of a unit's stabiliser: [size]. */
  private final float[] shares;

  WeightedRun(List<LayerRun> layers) {
    super(layers, layers.get(layers.size() - 1).size());
    quotients = new float[size];
    shares = new float[size];
  }

  @Override
  boolean readsSteps() {
    return true;
  }

  /** Finds the weights of the steps of a sequence that has some. */
  abstract void weigh(int sequence);

  @Override
  void forward(float[] out, int stride, int offset) {
    BatchSteps steps = last().steps();
    weights = Loops.grown(weights, steps.total(), 1);
    sums = Loops.grown(sums, steps.size(), size);
    Arrays.fill(sums, 0, steps.size() * size, 0);
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      if (steps.length(sequence) > 0) {
        weigh(sequence);
        sum(sequence, sequence * size);
      }
      System.arraycopy(sums, sequence * size, out, sequence * stride + offset, size);
    }
  }

  private void sum(int sequence, int to) {
    BatchSteps steps = last().steps();
    for (int step = steps.first(sequence); step < steps.first(sequence + 1); step++) {
      Loops.addWeighted(sums, to, last().vectors(), step * size, size, weights[step]);
    }
  }

  @Override
  void back(float[] entering, int stride, int offset, int columns, Arrivals arrivals) {
    BatchSteps steps = last().steps();
    float[] out = arrivals.steps(layers.size() - 1);
    for (int line = 0; line < steps.size() * columns; line++) {
      int sequence = line / columns;
      int column = line % columns;
      int from = line * stride + offset;
      if (steps.length(sequence) == 0) {
        addNowhere(entering, from, sequence, column, arrivals);
      } else if (rule == null) {
        for (int step = steps.first(sequence); step < steps.first(sequence + 1); step++) {
          int to = (step * columns + column) * size;
          Loops.addWeighted(out, to, entering, from, size, weights[step]);
        }
      } else {
        divide(entering, from, sequence);
        for (int step = steps.first(sequence); step < steps.first(sequence + 1); step++) {
          addRelevance(out, (step * columns + column) * size, step);
        }
      }
    }
  }

  private void divide(float[] entering, int from, int sequence) {
    float length = last().steps().length(sequence);
    for (int unit = 0; unit < size; unit++) {
      float sum = sums[sequence * size + unit];
      float stabiliser = Loops.stabiliser(sum, rule);
      quotients[unit] = entering[from + unit] / (sum + stabiliser);
      shares[unit] = quotients[unit] * (stabiliser * rule.epsilonShare() / length);
    }
  }

  private void addRelevance(float[] out, int to, int step) {
    float[] vectors = last().vectors();
    for (int unit = 0; unit < size; unit++) {
      float part = weights[step] * vectors[step * size + unit];
      out[to + unit] += part * quotients[unit] + shares[unit];
    }
  }
}
