package io.github.relevista.engine.simd;

import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;

/**
 * Takes what a {@link BackwardPass} gives to words down to the dimensions e of their embeddings x,
 * summed over both directions: Σ_u W_ue s_u, where u runs over the pre-activations with signals s
 * and W is their input matrix. This is a gradient; of relevance a dimension receives
 *
 * <pre>
 *   R_e = x_e · Σ_u W_ue s_u + what each lower unit shares
 * </pre>
 *
 * The sums are one product a step; the embeddings, which both directions have in common, are
 * multiplied in at the end.
 */
final class EmbeddingBack implements SignalReader {
  /** [vocabulary, embedding]. */
  private final FloatMatrix table;

  private final int embedding;
  private final float[] word;
  private BatchPlan plan;
  private int columns;

  /** Σ_u W_ue s_u of a step: [lines, embedding padded to whole column blocks]. */
  private float[] product = new float[0];

  /**
   * The same of all directions, relevance once embeddings are multiplied in: [tokens · columns,
   * embedding].
   */
  private float[] sums = new float[0];

  /** What each dimension receives of bias and stabiliser: [tokens · columns]. */
  private float[] shares = new float[0];

  EmbeddingBack(FloatMatrix table) {
    this.table = table;
    this.embedding = table.columns();
    this.word = new float[embedding];
  }

  /** Prepares for the columns of a batch. */
  void begin(BatchPlan plan, int columns) {
    this.plan = plan;
    this.columns = columns;
    int stride = Lanes.roundedUp(embedding, Product.BLOCK);
    product = Buffers.grown(product, Buffers.size(Buffers.size(plan.size(), columns), stride));
    int places = Buffers.size(plan.tokens(), columns);
    int values = Buffers.size(places, embedding);
    sums = Buffers.grown(sums, values);
    Arrays.fill(sums, 0, values, 0);
    shares = Buffers.grown(shares, places);
    Arrays.fill(shares, 0, places, 0);
  }

  @Override
  public void read(
      float[] signals,
      int stride,
      PackedMatrix toEmbedding,
      float[] shares,
      int direction,
      int step) {
    int width = toEmbedding.columns();
    int lines = plan.active(step) * columns;
    Product.multiply(product, width, signals, 0, stride, lines, toEmbedding);
    for (int line = 0; line < lines; line++) {
      int token = plan.tokenRead(direction, line / columns, step);
      int place = token * columns + line % columns;
      addRow(sums, place * embedding, product, line * width, embedding);
      this.shares[place] += shares[line];
    }
  }

  /** out[width] += a[width]. */
  private static void addRow(float[] out, int outOffset, float[] a, int aOffset, int width) {
    for (int column = 0; column < width; column++) {
      out[outOffset + column] += a[aOffset + column];
    }
  }

  /** Makes relevance of the sums, once all directions have been read. */
  void multiplyEmbeddings(SequenceBatch batch) {
    for (int sequence = 0; sequence < batch.size(); sequence++) {
      for (int position = 0; position < batch.length(sequence); position++) {
        batch.copyEmbedding(sequence, position, table, word, 0);
        int first = plan.token(sequence, position) * columns;
        for (int place = first; place < first + columns; place++) {
          multiplyAndAdd(sums, place * embedding, word, shares[place]);
        }
      }
    }
  }

  /** values[width] = values · factors[width] + share, factors from 0. */
  private static void multiplyAndAdd(float[] values, int offset, float[] factors, float share) {
    for (int e = 0; e < factors.length; e++) {
      values[offset + e] = values[offset + e] * factors[e] + share;
    }
  }

  /** The squared norm of what a token's embedding received. */
  float squaredNorm(int token, int column) {
    int first = (token * columns + column) * embedding;
    float sum = 0;
    for (int e = first; e < first + embedding; e++) {
      sum = Math.fma(sums[e], sums[e], sum);
    }
    return sum;
  }

  /** What a dimension of a token's embedding received. */
  float at(int token, int column, int dimension) {
    return sums[(token * columns + column) * embedding + dimension];
  }
}
