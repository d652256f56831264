package io.github.relevista.engine.network;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SelfAttentionLayer.Projection;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Steps that ask all steps, z_t = Σ_s α_ts v_s of each head, between projections: {@link
 * SelfAttentionLayer} has the formulas. The weights of a step are found when they are needed, and
 * found again on the way back, so that memory grows with the number of steps and not with its
 * square. For relevance the weights are constants,
 *
 * <pre>
 *   R_s = v_s Σ_t α_ts q_t + Σ_t s ε sign(z_t) q_t / N       q_t = R_t / (z_t + ε sign(z_t))
 * </pre>
 *
 * with N steps; the gradient goes through them too: with g_t that of z_t,
 *
 * <pre>
 *   ∂v_s = Σ_t α_ts g_t        ∂e_ts = α_ts (g_t · v_s − Σ_r α_tr g_t · v_r)
 *   dot        ∂q_t = c Σ_s ∂e_ts k_s      ∂k_s = c Σ_t ∂e_ts q_t
 *   additive   ∂q_t = Σ_s ∂e_ts c (1 − tanh²(q_t + k_s)),   ∂k_s = the same over t
 * </pre>
 */
final class SelfAttentionRun implements LayerRun {
  private final SelfAttentionLayer layer;
  private final boolean additive;
  private final int heads;

  // Null where vectors stay as they are.
  private final VectorRun query;
  private final VectorRun key;
  private final VectorRun value;
  private final VectorRun output;

  /** Values of a query, of all heads. */
  private final int asked;

  /** Values of a step that are summed, of all heads. */
  private final int width;

  private final int size;
  private EpsilonRule rule;
  private BatchSteps steps = new BatchSteps();

  /** q: [steps, asked]. */
  private float[] queries = new float[0];

  /** k: [steps, asked]. */
  private float[] keys = new float[0];

  /** v: [steps, width]. */
  private float[] values = new float[0];

  /** z: [steps, width]. */
  private float[] sums = new float[0];

  /** What it gives: [steps, size]. */
  private float[] vectors = new float[0];

  // Of one head of one sequence.
  private float[] headKeys = new float[0];
  private float[] turnedKeys = new float[0];
  private float[] headValues = new float[0];
  private float[] turnedValues = new float[0];

  /** α of a step: [length]. */
  private float[] weights = new float[0];

  /** ∂α, then ∂e of a step: [length]. */
  private float[] slopes = new float[0];

  private float[] quotients = new float[0];

  /** What every step receives of the stabilisers: [sequences · columns, width]. */
  private float[] shares = new float[0];

  private float[] ofValues = new float[0];
  private float[] ofQueries = new float[0];
  private float[] ofKeys = new float[0];

  SelfAttentionRun(SelfAttentionLayer layer, int inputs, EngineLayers engine) {
    this.layer = layer;
    additive = layer.kind() == Kind.ADDITIVE;
    heads = layer.heads();
    asked = layer.query().size(inputs);
    width = layer.value().size(inputs);
    size = layer.outputSize(inputs);
    query = run(layer.query(), inputs, engine);
    key = run(layer.key(), inputs, engine);
    value = run(layer.value(), inputs, engine);
    output = run(layer.output(), width, engine);
  }

  private static VectorRun run(Projection projection, int inputs, EngineLayers engine) {
    return projection.isPresent() ? VectorRun.of(projection.asLayer(), inputs, engine) : null;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public BatchSteps steps() {
    return steps;
  }

  @Override
  public void keep(History history) {
    rule = history instanceof History.ForRelevance relevance ? relevance.rule() : null;
    for (VectorRun projection : new VectorRun[] {query, key, value, output}) {
      if (projection != null) {
        projection.keep(history);
      }
    }
  }

  @Override
  public void forward(BatchSteps below, float[] read, boolean readAbove) {
    steps = below;
    queries = projected(query, read);
    keys = projected(key, read);
    values = projected(value, read);
    sums = Loops.grown(sums, steps.total(), width);
    Arrays.fill(sums, 0, steps.total() * width, 0);
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      for (int head = 0; head < heads; head++) {
        sum(sequence, head);
      }
    }
    vectors = projected(output, sums);
  }

  private float[] projected(VectorRun projection, float[] read) {
    return projection == null ? read : projection.forward(read, steps.total());
  }

  private void sum(int sequence, int head) {
    int length = steps.length(sequence);
    int part = width / heads;
    take(sequence, head);
    for (int step = steps.first(sequence); step < steps.first(sequence + 1); step++) {
      weigh(step, head, length);
      int to = step * width + head * part;
      Loops.addWeightedRows(sums, to, headValues, length, part, weights, 0);
    }
  }

  /** Brings what a head asks and sums of a sequence together. */
  private void take(int sequence, int head) {
    int length = steps.length(sequence);
    int first = steps.first(sequence);
    int part = asked / heads;
    headKeys = Loops.grown(headKeys, length, part);
    turnedKeys = Loops.grown(turnedKeys, length, part);
    copy(keys, first, asked, head * part, length, part, headKeys, turnedKeys);
    part = width / heads;
    headValues = Loops.grown(headValues, length, part);
    turnedValues = Loops.grown(turnedValues, length, part);
    copy(values, first, width, head * part, length, part, headValues, turnedValues);
    weights = Loops.grown(weights, length, 1);
    slopes = Loops.grown(slopes, length, 1);
  }

  /**
   * @param from [steps, all]
   * @param rows takes [length, part]
   * @param columns takes [part, length]
   */
  private static void copy(
      float[] from,
      int first,
      int all,
      int offset,
      int length,
      int part,
      float[] rows,
      float[] columns) {
    for (int step = 0; step < length; step++) {
      System.arraycopy(from, (first + step) * all + offset, rows, step * part, part);
    }
    for (int i = 0; i < part; i++) {
      for (int step = 0; step < length; step++) {
        columns[i * length + step] = rows[step * part + i];
      }
    }
  }

  /** Finds α of a step by a head whose keys are taken. */
  private void weigh(int step, int head, int length) {
    int part = asked / heads;
    int from = step * asked + head * part;
    Arrays.fill(weights, 0, length, 0);
    if (additive) {
      for (int i = 0; i < part; i++) {
        addAnswers(queries[from + i], layer.scale()[i], i * length, length);
      }
    } else {
      Loops.addWeightedRows(weights, 0, turnedKeys, part, length, queries, from);
      float scale = layer.scale()[0];
      for (int s = 0; s < length; s++) {
        weights[s] *= scale;
      }
    }
    takeSoftmax(length);
  }

  private void addAnswers(float own, float factor, int from, int length) {
    for (int s = 0; s < length; s++) {
      float tanh = TanhFraction.tanh(own + turnedKeys[from + s]);
      weights[s] = Math.fma(factor, tanh, weights[s]);
    }
  }

  private void takeSoftmax(int length) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int s = 0; s < length; s++) {
      highest = Math.max(highest, weights[s]);
    }
    double sum = 0;
    for (int s = 0; s < length; s++) {
      weights[s] = Exponential.of(weights[s] - highest);
      sum += weights[s];
    }
    float factor = (float) (1 / sum);
    for (int s = 0; s < length; s++) {
      weights[s] *= factor;
    }
  }

  @Override
  public float[] vectors() {
    return vectors;
  }

  @Override
  public float[] back(Entering entering, int columns, IntPredicate through) {
    int places = Math.multiplyExact(steps.total(), columns);
    ofValues = Loops.grown(ofValues, places, width);
    Arrays.fill(ofValues, 0, places * width, 0);
    float[] ofSums = output == null ? entering.steps() : output.back(entering.steps(), columns);
    return rule == null ? differentiate(ofSums, columns) : divide(ofSums, columns);
  }

  private float[] divide(float[] ofSums, int columns) {
    divideByStabilised(ofSums, columns);
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      for (int head = 0; head < heads; head++) {
        take(sequence, head);
        for (int step = steps.first(sequence); step < steps.first(sequence + 1); step++) {
          weigh(step, head, steps.length(sequence));
          addToValues(sequence, head, step, quotients, columns);
        }
      }
      for (int place = steps.first(sequence) * columns;
          place < steps.first(sequence + 1) * columns;
          place++) {
        int line = sequence * columns + place % columns;
        for (int unit = 0; unit < width; unit++) {
          int at = place * width + unit;
          ofValues[at] =
              values[place / columns * width + unit] * ofValues[at] + shares[line * width + unit];
        }
      }
    }
    return value == null ? ofValues : value.back(ofValues, columns);
  }

  /** q_t, and what every step receives of all stabilisers. */
  private void divideByStabilised(float[] ofSums, int columns) {
    quotients = Loops.grown(quotients, steps.total() * columns, width);
    shares = Loops.grown(shares, steps.size() * columns, width);
    Arrays.fill(shares, 0, steps.size() * columns * width, 0);
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      float share = rule.epsilonShare() / steps.length(sequence);
      for (int place = steps.first(sequence) * columns;
          place < steps.first(sequence + 1) * columns;
          place++) {
        int line = sequence * columns + place % columns;
        for (int unit = 0; unit < width; unit++) {
          float sum = sums[place / columns * width + unit];
          float stabiliser = Loops.stabiliser(sum, rule);
          float quotient = ofSums[place * width + unit] / (sum + stabiliser);
          quotients[place * width + unit] = quotient;
          shares[line * width + unit] += quotient * (stabiliser * share);
        }
      }
    }
  }

  /** Adds α_ts · entering_t to what the values of each step s have, a head's part of it. */
  private void addToValues(int sequence, int head, int step, float[] entering, int columns) {
    int first = steps.first(sequence);
    // Of one head all columns lie in one piece.
    int pieces = heads == 1 ? 1 : columns;
    int part = heads == 1 ? columns * width : width / heads;
    for (int s = 0; s < steps.length(sequence); s++) {
      for (int piece = 0; piece < pieces; piece++) {
        int to = ((first + s) * columns + piece) * width + head * (width / heads);
        int from = (step * columns + piece) * width + head * (width / heads);
        Loops.addWeighted(ofValues, to, entering, from, part, weights[s]);
      }
    }
  }

  private float[] differentiate(float[] ofSums, int columns) {
    int places = steps.total() * columns;
    ofQueries = Loops.grown(ofQueries, places, asked);
    ofKeys = Loops.grown(ofKeys, places, asked);
    Arrays.fill(ofQueries, 0, places * asked, 0);
    Arrays.fill(ofKeys, 0, places * asked, 0);
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      for (int head = 0; head < heads; head++) {
        take(sequence, head);
        for (int step = steps.first(sequence); step < steps.first(sequence + 1); step++) {
          weigh(step, head, steps.length(sequence));
          addToValues(sequence, head, step, ofSums, columns);
          for (int column = 0; column < columns; column++) {
            differentiateWeights(sequence, head, step, column, columns, ofSums);
          }
        }
      }
    }
    float[] received = value == null ? ofValues : value.back(ofValues, columns);
    float[] byQueries = query == null ? ofQueries : query.back(ofQueries, columns);
    float[] byKeys = key == null ? ofKeys : key.back(ofKeys, columns);
    int inputs = places == 0 ? 0 : inputSize();
    Loops.add(received, 0, byQueries, 0, places * inputs);
    Loops.add(received, 0, byKeys, 0, places * inputs);
    return received;
  }

  private int inputSize() {
    return query == null ? asked : query.inputs;
  }

  private void differentiateWeights(
      int sequence, int head, int step, int column, int columns, float[] ofSums) {
    int length = steps.length(sequence);
    int first = steps.first(sequence);
    int values = width / heads;
    int from = (step * columns + column) * width + head * values;
    Arrays.fill(slopes, 0, length, 0);
    Loops.addWeightedRows(slopes, 0, turnedValues, values, length, ofSums, from);
    float mean = Loops.dot(weights, 0, slopes, 0, length);
    for (int s = 0; s < length; s++) {
      slopes[s] = weights[s] * (slopes[s] - mean);
    }
    int part = asked / heads;
    int own = step * asked + head * part;
    int toQuery = (step * columns + column) * asked + head * part;
    if (!additive) {
      for (int s = 0; s < length; s++) {
        slopes[s] *= layer.scale()[0];
      }
      Loops.addWeightedRows(ofQueries, toQuery, headKeys, length, part, slopes, 0);
      for (int s = 0; s < length; s++) {
        int toKey = ((first + s) * columns + column) * asked + head * part;
        Loops.addWeighted(ofKeys, toKey, queries, own, part, slopes[s]);
      }
      return;
    }
    for (int s = 0; s < length; s++) {
      int toKey = ((first + s) * columns + column) * asked;
      for (int i = 0; i < part; i++) {
        float tanh = TanhFraction.tanh(queries[own + i] + headKeys[s * part + i]);
        float slope = slopes[s] * layer.scale()[i] * (1 - tanh * tanh);
        ofQueries[toQuery + i] += slope;
        ofKeys[toKey + i] += slope;
      }
    }
  }
}
