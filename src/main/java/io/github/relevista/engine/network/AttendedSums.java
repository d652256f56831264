package io.github.relevista.engine.network;

import io.github.relevista.engine.EpsilonRule;
import java.util.Arrays;

/**
 * What steps get that ask all steps: z_t = Σ_s α_ts v_s of each head, side by side. For relevance
 * the weights are constants,
 *
 * <pre>
 *   R_s = v_s Σ_t α_ts q_t + Σ_t s ε sign(z_t) q_t / N       q_t = R_t / (z_t + ε sign(z_t))
 * </pre>
 *
 * with N steps; the gradient goes through them too: with g_t that of z_t,
 *
 * <pre>
 *   ∂v_s = Σ_t α_ts g_t        ∂α_ts = g_t · v_s
 * </pre>
 */
final class AttendedSums {
  private final StepAnswers answers;
  private final AttentionBlock block;
  private final int heads;

  /** Values of a step that are summed, of all heads and of one. */
  private final int width;

  private final int widthOfHead;
  private BatchSteps steps = new BatchSteps();

  /** v: [steps, width], of the caller. */
  private float[] values = new float[0];

  /** z: [steps, width]. */
  private float[] sums = new float[0];

  // v of one head of one sequence, and vᵀ.
  private final RightMatrix rowsOfValues;
  private final RightMatrix turnedValues;

  /** Of αᵀ with what enters the sums of a block. */
  private final TransposedProduct product;

  /** z of a block: [block, widthOfHead], rows as far apart as those of a product. */
  private float[] sumsOfBlock = new float[0];

  /** ∂α, then ∂a of a block: [block, length], rows as far apart as those of a product. */
  private float[] slopes = new float[0];

  /** q: [steps · columns, width]. */
  private float[] quotients = new float[0];

  /** What every step receives of the stabilisers: [sequences · columns, width]. */
  private float[] shares = new float[0];

  /** What the values receive: [steps · columns, width]. */
  private float[] ofValues = new float[0];

  /**
   * @param answers make the weights
   * @param width values of a step, of all heads
   */
  AttendedSums(StepAnswers answers, int heads, int width, EngineLayers engine) {
    this.answers = answers;
    this.heads = heads;
    this.width = width;
    block = new AttentionBlock(answers, heads);
    widthOfHead = width / heads;
    rowsOfValues = engine.rightMatrix();
    turnedValues = engine.rightMatrix();
    product = new TransposedProduct(engine);
  }

  /**
   * z: [steps, width].
   *
   * @param values v: [steps, width], which stay as they are until the ways back
   */
  float[] compute(BatchSteps steps, float[] values) {
    this.steps = steps;
    this.values = values;
    sums = Loops.grown(sums, steps.total(), width);
    block.walk(steps, this::sum);
    return sums;
  }

  private void sum() {
    int offset = block.head() * widthOfHead;
    if (block.beginsHead()) {
      int from = block.first() * width + offset;
      rowsOfValues.take(values, from, width, block.length(), widthOfHead);
    }
    int stride = rowsOfValues.stride();
    sumsOfBlock = Loops.grown(sumsOfBlock, block.count(), stride);
    rowsOfValues.multiply(sumsOfBlock, block.weights(), 0, block.stride(), block.count());
    for (int line = 0; line < block.count(); line++) {
      int to = (block.step() + line) * width + offset;
      System.arraycopy(sumsOfBlock, line * stride, sums, to, widthOfHead);
    }
  }

  /**
   * The relevance of the values: [steps · columns, width].
   *
   * @param ofSums that of the sums: [steps · columns, width]
   */
  float[] divide(float[] ofSums, int columns, EpsilonRule rule) {
    clearOfValues(columns);
    divideByStabilised(ofSums, columns, rule);
    block.walk(steps, () -> giveToValues(quotients, columns));
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
    return ofValues;
  }

  private void clearOfValues(int columns) {
    int places = Math.multiplyExact(steps.total(), columns);
    ofValues = Loops.grown(ofValues, places, width);
    Arrays.fill(ofValues, 0, places * width, 0);
  }

  /** q_t, and what every step receives of all stabilisers. */
  private void divideByStabilised(float[] ofSums, int columns, EpsilonRule rule) {
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

  /** Adds Σ_t α_ts · entering_t over a block to what a head's values of each step s have. */
  private void giveToValues(float[] entering, int columns) {
    product.takeLeft(block.weights(), block.stride(), block.count(), block.length());
    int all = columns * width;
    // With one head all columns of a step lie in one piece.
    int pieces = heads == 1 ? 1 : columns;
    int pieceWidth = heads == 1 ? all : widthOfHead;
    for (int piece = 0; piece < pieces; piece++) {
      int offset = piece * width + block.head() * widthOfHead;
      product.takeRight(entering, block.step() * all + offset, all, pieceWidth);
      product.addTo(ofValues, block.first() * all + offset, all);
    }
  }

  /**
   * The gradient by the values: [steps · columns, width]; those by queries and keys are with the
   * answers then.
   *
   * @param ofSums that by the sums: [steps · columns, width]
   */
  float[] differentiate(float[] ofSums, int columns) {
    clearOfValues(columns);
    answers.beginBack(steps.total(), columns);
    block.walk(steps, () -> differentiateBlock(ofSums, columns));
    return ofValues;
  }

  private void differentiateBlock(float[] ofSums, int columns) {
    giveToValues(ofSums, columns);
    int offset = block.head() * widthOfHead;
    if (block.beginsHead()) {
      int from = block.first() * width + offset;
      turnedValues.takeTransposed(values, from, width, widthOfHead, block.length());
      answers.takeHeadBack();
    }
    int stride = turnedValues.stride();
    slopes = Loops.grown(slopes, AttentionBlock.MOST, stride);
    int all = columns * width;
    for (int column = 0; column < columns; column++) {
      int from = block.step() * all + column * width + offset;
      turnedValues.multiply(slopes, ofSums, from, all, block.count());
      block.differentiate(slopes, stride);
      answers.addBack(slopes, stride, block.step(), block.count(), column);
    }
  }
}
