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
 * SelfAttentionLayer} has the formulas. The weights of some steps at a time are found when they are
 * needed, and found again on the way back, so that memory grows with the number of steps and not
 * with its square. For relevance the weights are constants,
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
  /** Steps whose weights are found together. */
  private static final int BLOCK = 32;

  /** Steps that receive what those give together. */
  private static final int RECEIVERS = 64;

  private final SelfAttentionLayer layer;
  private final boolean additive;
  private final int heads;

  // Null where vectors stay as they are.
  private final VectorRun query;
  private final VectorRun key;
  private final VectorRun value;
  private final VectorRun output;

  /** Size of what it reads. */
  private final int inputs;

  /** Values of a query, of all heads and of one. */
  private final int asked;

  private final int askedOfHead;

  /** Values of a step that are summed, of all heads and of one. */
  private final int width;

  private final int widthOfHead;
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

  // Of one head of one sequence: kᵀ and k, v and vᵀ.
  private final RightMatrix turnedKeys;
  private final RightMatrix rowsOfKeys;
  private final RightMatrix rowsOfValues;
  private final RightMatrix turnedValues;

  /** What the steps of a block give: [block, what each gives]. */
  private final RightMatrix given;

  /** kᵀ of additive attention: [askedOfHead, length]. */
  private float[] additiveKeys = new float[0];

  /** α of a block: rows of {@link #stride}. */
  private float[] weights = new float[0];

  private int stride;

  /** ∂α, then ∂e of a block: rows of stride. */
  private float[] slopes = new float[0];

  /** Weights or slopes of a block the other way round: [length, block]. */
  private float[] turned = new float[0];

  private float[] product = new float[0];
  private float[] quotients = new float[0];

  /** What every step receives of the stabilisers: [sequences · columns, width]. */
  private float[] shares = new float[0];

  private float[] ofValues = new float[0];
  private float[] ofQueries = new float[0];
  private float[] ofKeys = new float[0];

  /**
   * @param inputs size of what it reads
   */
  SelfAttentionRun(SelfAttentionLayer layer, int inputs, EngineLayers engine) {
    this.layer = layer;
    this.inputs = inputs;
    additive = layer.kind() == Kind.ADDITIVE;
    heads = layer.heads();
    asked = layer.query().size(inputs);
    askedOfHead = asked / heads;
    width = layer.value().size(inputs);
    widthOfHead = width / heads;
    size = layer.outputSize(inputs);
    query = run(layer.query(), inputs, engine);
    key = run(layer.key(), inputs, engine);
    value = run(layer.value(), inputs, engine);
    output = run(layer.output(), width, engine);
    turnedKeys = engine.rightMatrix();
    rowsOfKeys = engine.rightMatrix();
    rowsOfValues = engine.rightMatrix();
    turnedValues = engine.rightMatrix();
    given = engine.rightMatrix();
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
    forEachBlock(this::sum);
    vectors = projected(output, sums);
  }

  private float[] projected(VectorRun projection, float[] read) {
    return projection == null ? read : projection.forward(read, steps.total());
  }

  @Override
  public float[] vectors() {
    return vectors;
  }

  /** What is done with the weights of a block of steps. */
  private interface Work {
    /**
     * @param step the first of them among all
     * @param count how many
     */
    void take(int sequence, int head, int step, int count);
  }

  private void forEachBlock(Work work) {
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      int first = steps.first(sequence);
      int length = steps.length(sequence);
      for (int head = 0; head < heads && length > 0; head++) {
        takeHead(first, length, head);
        for (int step = 0; step < length; step += BLOCK) {
          int count = Math.min(BLOCK, length - step);
          weigh(first + step, count, length, head);
          work.take(sequence, head, first + step, count);
        }
      }
    }
  }

  private void takeHead(int first, int length, int head) {
    int ofKeys = first * asked + head * askedOfHead;
    turnedKeys.takeTransposed(keys, ofKeys, asked, askedOfHead, length);
    int from = first * width + head * widthOfHead;
    rowsOfValues.take(values, from, width, length, widthOfHead);
    if (additive) {
      additiveKeys = Loops.grown(additiveKeys, askedOfHead, length);
      for (int s = 0; s < length; s++) {
        for (int i = 0; i < askedOfHead; i++) {
          additiveKeys[i * length + s] = keys[ofKeys + s * asked + i];
        }
      }
    }
    stride = turnedKeys.width();
    weights = Loops.grown(weights, BLOCK, stride);
  }

  /** Finds α of a block. */
  private void weigh(int step, int count, int length, int head) {
    int from = step * asked + head * askedOfHead;
    if (additive) {
      for (int line = 0; line < count; line++) {
        int to = line * stride;
        Arrays.fill(weights, to, to + length, 0);
        for (int i = 0; i < askedOfHead; i++) {
          addAnswers(queries[from + line * asked + i], layer.scale()[i], i * length, to, length);
        }
      }
    } else {
      turnedKeys.multiply(weights, queries, from, asked, count);
    }
    float scale = additive ? 1 : layer.scale()[0];
    for (int line = 0; line < count; line++) {
      takeSoftmax(line * stride, length, scale);
    }
  }

  private void addAnswers(float own, float factor, int from, int to, int length) {
    for (int s = 0; s < length; s++) {
      float tanh = TanhFraction.tanh(own + additiveKeys[from + s]);
      weights[to + s] = Math.fma(factor, tanh, weights[to + s]);
    }
  }

  private void takeSoftmax(int from, int length, float scale) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int s = from; s < from + length; s++) {
      weights[s] *= scale;
      highest = Math.max(highest, weights[s]);
    }
    double sum = 0;
    for (int s = from; s < from + length; s++) {
      weights[s] = Exponential.of(weights[s] - highest);
      sum += weights[s];
    }
    float factor = (float) (1 / sum);
    for (int s = from; s < from + length; s++) {
      weights[s] *= factor;
    }
  }

  private void sum(int sequence, int head, int step, int count) {
    product = Loops.grown(product, count, rowsOfValues.width());
    rowsOfValues.multiply(product, weights, 0, stride, count);
    for (int line = 0; line < count; line++) {
      int to = (step + line) * width + head * widthOfHead;
      System.arraycopy(product, line * rowsOfValues.width(), sums, to, widthOfHead);
    }
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
    forEachBlock(
        (sequence, head, step, count) -> {
          turn(weights, count, steps.length(sequence));
          giveToValues(sequence, head, step, count, quotients, columns);
        });
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      int end = steps.first(sequence + 1) * columns;
      for (int place = steps.first(sequence) * columns; place < end; place++) {
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
      int end = steps.first(sequence + 1) * columns;
      for (int place = steps.first(sequence) * columns; place < end; place++) {
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

  /** turned[length, count] = the transpose of a block's rows. */
  private void turn(float[] rows, int count, int length) {
    turned = Loops.grown(turned, length, BLOCK);
    for (int line = 0; line < count; line++) {
      for (int s = 0; s < length; s++) {
        turned[s * count + line] = rows[line * stride + s];
      }
    }
  }

  /** Adds Σ_t α_ts · entering_t over a block to what a head's values of each step s have. */
  private void giveToValues(
      int sequence, int head, int step, int count, float[] entering, int columns) {
    int all = columns * width;
    if (heads == 1) {
      // All columns of a step lie in one piece.
      given.take(entering, step * all, all, count, all);
      give(sequence, count, ofValues, 0, all, all);
      return;
    }
    for (int column = 0; column < columns; column++) {
      int offset = column * width + head * widthOfHead;
      given.take(entering, step * all + offset, all, count, widthOfHead);
      give(sequence, count, ofValues, offset, all, widthOfHead);
    }
  }

  /** out[s] += turned[s, block] · given for each step s of a sequence. */
  private void give(int sequence, int count, float[] out, int offset, int outStride, int columns) {
    int first = steps.first(sequence);
    int length = steps.length(sequence);
    product = Loops.grown(product, RECEIVERS, given.width());
    for (int s = 0; s < length; s += RECEIVERS) {
      int receivers = Math.min(RECEIVERS, length - s);
      given.multiply(product, turned, s * count, count, receivers);
      for (int line = 0; line < receivers; line++) {
        int to = (first + s + line) * outStride + offset;
        Loops.add(out, to, product, line * given.width(), columns);
      }
    }
  }

  private float[] differentiate(float[] ofSums, int columns) {
    int places = steps.total() * columns;
    ofQueries = Loops.grown(ofQueries, places, asked);
    ofKeys = Loops.grown(ofKeys, places, asked);
    Arrays.fill(ofQueries, 0, places * asked, 0);
    Arrays.fill(ofKeys, 0, places * asked, 0);
    forEachBlock(
        (sequence, head, step, count) -> {
          int length = steps.length(sequence);
          turn(weights, count, length);
          giveToValues(sequence, head, step, count, ofSums, columns);
          int first = steps.first(sequence);
          if (step == first) {
            int from = first * width + head * widthOfHead;
            turnedValues.takeTransposed(values, from, width, widthOfHead, length);
            from = first * asked + head * askedOfHead;
            rowsOfKeys.take(keys, from, asked, length, askedOfHead);
          }
          for (int column = 0; column < columns; column++) {
            differentiateWeights(sequence, head, step, count, column, columns, ofSums);
          }
        });
    float[] received = value == null ? ofValues : value.back(ofValues, columns);
    Loops.add(
        received,
        0,
        query == null ? ofQueries : query.back(ofQueries, columns),
        0,
        places * inputs);
    Loops.add(received, 0, key == null ? ofKeys : key.back(ofKeys, columns), 0, places * inputs);
    return received;
  }

  private void differentiateWeights(
      int sequence, int head, int step, int count, int column, int columns, float[] ofSums) {
    int length = steps.length(sequence);
    int all = columns * width;
    slopes = Loops.grown(slopes, BLOCK, stride);
    int from = step * all + column * width + head * widthOfHead;
    turnedValues.multiply(slopes, ofSums, from, all, count);
    float scale = additive ? 1 : layer.scale()[0];
    for (int line = 0; line < count; line++) {
      int row = line * stride;
      float mean = Loops.dot(weights, row, slopes, row, length);
      for (int s = row; s < row + length; s++) {
        slopes[s] = weights[s] * (slopes[s] - mean) * scale;
      }
    }
    int offset = column * asked + head * askedOfHead;
    if (additive) {
      addSlopes(sequence, step, count, offset, columns);
      return;
    }
    product = Loops.grown(product, count, rowsOfKeys.width());
    rowsOfKeys.multiply(product, slopes, 0, stride, count);
    for (int line = 0; line < count; line++) {
      int to = (step + line) * columns * asked + offset;
      System.arraycopy(product, line * rowsOfKeys.width(), ofQueries, to, askedOfHead);
    }
    turn(slopes, count, length);
    given.take(queries, step * asked + head * askedOfHead, asked, count, askedOfHead);
    give(sequence, count, ofKeys, offset, columns * asked, askedOfHead);
  }

  /** What queries and keys of additive attention, of one head, get of ∂e. */
  private void addSlopes(int sequence, int step, int count, int offset, int columns) {
    int length = steps.length(sequence);
    int first = steps.first(sequence);
    for (int line = 0; line < count; line++) {
      int toQuery = (step + line) * columns * asked + offset;
      for (int s = 0; s < length; s++) {
        int toKey = (first + s) * columns * asked + offset;
        for (int i = 0; i < asked; i++) {
          float tanh =
              TanhFraction.tanh(queries[(step + line) * asked + i] + keys[(first + s) * asked + i]);
          float slope = slopes[line * stride + s] * layer.scale()[i] * (1 - tanh * tanh);
          ofQueries[toQuery + i] += slope;
          ofKeys[toKey + i] += slope;
        }
      }
    }
  }
}
