package io.github.relevista.engine.simd;

import io.github.relevista.engine.network.BatchSteps;
import io.github.relevista.engine.network.PaddedBatch;
import java.util.Arrays;

/**
 * Takes what a {@link BackwardPass} leaves at a layer's steps down to the dimensions e of what was
 * read there, x, summed over both directions: Σ_u W_ue s_u, where u runs over the pre-activations
 * with signals s and W is their input matrix. This is a gradient; of relevance a dimension receives
 *
 * <pre>
 *   R_e = x_e · Σ_u W_ue s_u + what each lower unit shares
 * </pre>
 *
 * The sums are one product a step; what was read, which both directions have in common, is
 * multiplied in at the end.
 */
final class InputBack implements SignalReader {
  /** Dimensions of what is read at a step. */
  private final int size;

  private BatchPlan plan;
  private int columns;

  /** The embedding of one word: [size]. */
  private float[] word = new float[0];

  /** Σ_u W_ue s_u of a step: [lines, size padded to whole column blocks]. */
  private float[] product = new float[0];

  /**
   * The same of all directions, relevance once what was read is multiplied in: [tokens · columns,
   * size].
   */
  private float[] sums = new float[0];

  /** What each dimension receives of bias and stabiliser: [tokens · columns]. */
  private float[] shares = new float[0];

  InputBack(int size) {
    this.size = size;
  }

  /** What every token's dimensions received: [tokens · columns, size]. */
  float[] sums() {
    return sums;
  }

  /** Prepares for the columns of a batch. */
  void begin(BatchPlan plan, int columns) {
    this.plan = plan;
    this.columns = columns;
    int stride = Lanes.roundedUp(size, Product.BLOCK);
    product = Buffers.grown(product, Buffers.size(Buffers.size(plan.size(), columns), stride));
    int places = Buffers.size(plan.tokens(), columns);
    int values = Buffers.size(places, size);
    sums = Buffers.grown(sums, values);
    Arrays.fill(sums, 0, values, 0);
    shares = Buffers.grown(shares, places);
    Arrays.fill(shares, 0, places, 0);
  }

  @Override
  public void read(
      float[] signals, int stride, PackedMatrix toInput, float[] shares, int order, int step) {
    int width = toInput.columns();
    int lines = plan.active(step) * columns;
    Product.multiply(product, width, signals, 0, stride, lines, toInput);
    for (int line = 0; line < lines; line++) {
      int token = plan.tokenRead(order, line / columns, step);
      int place = token * columns + line % columns;
      Rows.add(sums, place * size, product, line * width, size);
      this.shares[place] += shares[line];
    }
  }

  /** Makes relevance of the sums, once all directions have been read. */
  void multiplyEmbeddings(PaddedBatch batch, BatchSteps steps) {
    word = Buffers.grown(word, size);
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      for (int step = 0; step < steps.length(sequence); step++) {
        batch.copyEmbedding(sequence, step, word, 0);
        multiplyToken(steps.first(sequence) + step, word, 0);
      }
    }
  }

  /**
   * The same where vectors were read.
   *
   * @param vectors [tokens, size]
   */
  void multiplyVectors(float[] vectors) {
    for (int token = 0; token < plan.tokens(); token++) {
      multiplyToken(token, vectors, token * size);
    }
  }

  private void multiplyToken(int token, float[] factors, int factorsOffset) {
    for (int place = token * columns; place < (token + 1) * columns; place++) {
      Rows.multiplyAndAdd(sums, place * size, factors, factorsOffset, size, shares[place]);
    }
  }

  /** The squared norm of what a token's input received. */
  float squaredNorm(int token, int column) {
    int first = (token * columns + column) * size;
    float sum = 0;
    for (int e = first; e < first + size; e++) {
      sum = Math.fma(sums[e], sums[e], sum);
    }
    return sum;
  }

  /** What a dimension of a token's input received. */
  float at(int token, int column, int dimension) {
    return sums[(token * columns + column) * size + dimension];
  }
}
