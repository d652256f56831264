package io.github.relevista.engine.network;

import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.AttentionReading.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * Attention over steps: a sum with the weights α = softmax(e), e_t = q · u_t, where u_t is h_t, or
 * P h_t + p, or the tanh of either, or that of P h_t + p + S s with the final states s. For
 * relevance the weights are constants. The gradient goes through them: with g that of the sum,
 *
 * <pre>
 *   ∂e_t = α_t (g · h_t − Σ_s α_s g · h_s)    ∂u_t = ∂e_t q    ∂q = Σ_t ∂e_t u_t
 *   ∂s = Sᵀ Σ_t ∂u_t (1 − u_t²)
 * </pre>
 */
final class AttentionRun extends WeightedRun {
  private final AttentionReading reading;
  private final boolean additive;

  /** Size of the query. */
  private final int asked;

  /** P: [asked, size]. */
  private final float[] projection;

  /** Of steps h: P h. */
  private final RowProduct product;

  /** P h: [steps, stride of the product]. */
  private float[] projected = new float[0];

  /** p: [asked]. */
  private final float[] bias;

  /** S: [asked, size]. */
  private final float[] ofStates;

  /** Sᵀ: [size, asked]. */
  private final float[] ofStatesTransposed;

  /** s of a sequence: [size]. */
  private final float[] states;

  /** S s of a sequence, or Σ_t ∂u_t (1 − u_t²): [asked]. */
  private final float[] added;

  /** u: [steps, asked]. */
  private float[] values = new float[0];

  /** q of every sequence: [sequences, asked]. */
  private float[] queries = new float[0];

  /** ∂u of a step: [asked]. */
  private final float[] slopes;

  private double[] exponentials = new double[0];

  AttentionRun(AttentionReading reading, List<LayerRun> layers, EngineLayers engine) {
    super(layers);
    this.reading = reading;
    additive = reading.kind() == Kind.ADDITIVE;
    asked = reading.hasProjection() ? reading.projection().rows() : size;
    projection = reading.projection().values();
    product = engine.forward(reading.projection());
    bias = new float[asked];
    for (int k = 0; k < asked && reading.hasProjection(); k++) {
      bias[k] = reading.projectionBias(k);
    }
    slopes = new float[asked];
    ofStates = reading.statesProjection().values();
    ofStatesTransposed = reading.statesProjection().transposed().values();
    states = new float[reading.addsFinalStates() ? size : 0];
    added = new float[reading.addsFinalStates() ? asked : 0];
  }

  @Override
  void forward(float[] out, int stride, int offset) {
    BatchSteps steps = last().steps();
    values = Loops.grown(values, steps.total(), asked);
    project(steps);
    queries = Loops.grown(queries, steps.size(), asked);
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      if (reading.asksFinalStates()) {
        ((LayerRun.Recurrent) last()).copyFinals(queries, sequence * asked, sequence);
      } else {
        System.arraycopy(reading.query(), 0, queries, sequence * asked, asked);
      }
    }
    super.forward(out, stride, offset);
  }

  private void project(BatchSteps steps) {
    int count = steps.total();
    float[] vectors = last().vectors();
    if (reading.hasProjection()) {
      projected = Loops.grown(projected, count, product.stride());
      product.multiply(projected, vectors, 0, size, count);
      for (int step = 0; step < count; step++) {
        System.arraycopy(projected, step * product.stride(), values, step * asked, asked);
        Loops.add(values, step * asked, bias, 0, asked);
      }
    } else {
      System.arraycopy(vectors, 0, values, 0, count * asked);
    }
    for (int sequence = 0; reading.stepBias().length > 0 && sequence < steps.size(); sequence++) {
      for (int t = 0; t < steps.length(sequence); t++) {
        values[steps.first(sequence) + t] += reading.stepBias(t);
      }
    }
    for (int sequence = 0; reading.addsFinalStates() && sequence < steps.size(); sequence++) {
      addStates(steps, sequence);
    }
    for (int at = 0; additive && at < count * asked; at++) {
      values[at] = TanhFraction.tanh(values[at]);
    }
  }

  /** Adds S s to what is asked of every step of a sequence. */
  private void addStates(BatchSteps steps, int sequence) {
    ((LayerRun.Recurrent) last()).copyFinals(states, 0, sequence);
    Arrays.fill(added, 0);
    Loops.addWeightedRows(added, 0, ofStatesTransposed, size, asked, states, 0);
    for (int step = steps.first(sequence); step < steps.first(sequence + 1); step++) {
      Loops.add(values, step * asked, added, 0, asked);
    }
  }

  /** The exponentials and their sum are double: StrictMath's are the same everywhere. */
  @Override
  void weigh(int sequence) {
    int first = last().steps().first(sequence);
    int length = last().steps().length(sequence);
    if (exponentials.length < length) {
      exponentials = new double[length + length / 4];
    }
    float highest = Float.NEGATIVE_INFINITY;
    for (int t = 0; t < length; t++) {
      float energy = Loops.dot(values, (first + t) * asked, queries, sequence * asked, asked);
      weights[first + t] = energy;
      highest = Math.max(highest, energy);
    }
    double sum = 0;
    for (int t = 0; t < length; t++) {
      exponentials[t] = StrictMath.exp((double) weights[first + t] - highest);
      sum += exponentials[t];
    }
    for (int t = 0; t < length; t++) {
      weights[first + t] = (float) (exponentials[t] / sum);
    }
  }

  @Override
  void back(float[] entering, int stride, int offset, int columns, Arrivals arrivals) {
    super.back(entering, stride, offset, columns, arrivals);
    if (rule != null) {
      return;
    }
    BatchSteps steps = last().steps();
    float[] out = arrivals.steps(layers.size() - 1);
    boolean readsFinals = reading.asksFinalStates() || reading.addsFinalStates();
    float[] finals = readsFinals ? arrivals.finals(layers.size() - 1) : null;
    for (int line = 0; line < steps.size() * columns; line++) {
      int sequence = line / columns;
      int from = line * stride + offset;
      float mean = 0;
      for (int step = steps.first(sequence); step < steps.first(sequence + 1); step++) {
        mean =
            Math.fma(
                weights[step],
                Loops.dot(entering, from, last().vectors(), step * size, size),
                mean);
      }
      Arrays.fill(added, 0);
      for (int step = steps.first(sequence); step < steps.first(sequence + 1); step++) {
        float own = Loops.dot(entering, from, last().vectors(), step * size, size);
        float energy = weights[step] * (own - mean);
        addEnergy(out, (step * columns + line % columns) * size, step, sequence, energy);
        if (reading.asksFinalStates()) {
          Loops.addWeighted(finals, line * size, values, step * asked, asked, energy);
        }
      }
      if (reading.addsFinalStates()) {
        Loops.addWeightedRows(finals, line * size, ofStates, asked, size, added, 0);
      }
    }
  }

  /** out[size] += ∂e · the derivative of e by h. */
  private void addEnergy(float[] out, int to, int step, int sequence, float energy) {
    for (int k = 0; k < asked; k++) {
      float value = values[step * asked + k];
      float slope = additive ? 1 - value * value : 1;
      slopes[k] = energy * queries[sequence * asked + k] * slope;
    }
    if (reading.addsFinalStates()) {
      Loops.add(added, 0, slopes, 0, asked);
    }
    if (reading.hasProjection()) {
      Loops.addWeightedRows(out, to, projection, asked, size, slopes, 0);
    } else {
      Loops.add(out, to, slopes, 0, size);
    }
  }
}
