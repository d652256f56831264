package io.github.relevista.engine.simd;

import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;

/**
 * Takes what a {@link WayBack} gives to words down to the dimensions of their embeddings x:
 *
 * <pre>
 *   R_e = x_e · Σ_u W_ue s_u + what each lower unit of the signal shares
 * </pre>
 *
 * summed over both directions, where W is the signal's input matrix and s its units' relevance over
 * their stabilised pre-activations. The sums are one product a step; the embeddings, which both
 * directions have in common, are multiplied in at the end.
 */
final class EmbeddingBack implements SignalReader {
  /** [vocabulary, embedding]. */
  private final FloatMatrix table;

  private final int embedding;
  private final float[] word;
  private int columns;

  /** Σ_u W_ue s_u of a step: [lines, embedding padded to whole column blocks]. */
  private float[] product = new float[0];

  /** The same of all directions and, once finished, relevances: [tokens · columns, embedding]. */
  private float[] relevances = new float[0];

  /** What each dimension receives of bias and stabiliser: [tokens · columns]. */
  private float[] shares = new float[0];

  EmbeddingBack(FloatMatrix table) {
    this.table = table;
    this.embedding = table.columns();
    this.word = new float[embedding];
  }

  /** Prepares for the columns of a batch. */
  void begin(BatchPlan plan, int columns) {
    this.columns = columns;
    int stride = Lanes.roundedUp(embedding, Product.BLOCK);
    product = Buffers.grown(product, Buffers.size(Buffers.size(plan.size(), columns), stride));
    int places = Buffers.size(plan.tokens(), columns);
    int values = Buffers.size(places, embedding);
    relevances = Buffers.grown(relevances, values);
    Arrays.fill(relevances, 0, values, 0);
    shares = Buffers.grown(shares, places);
    Arrays.fill(shares, 0, places, 0);
  }

  @Override
  public void read(WayBack back, Trace trace, int direction, int step, BatchPlan plan) {
    PackedMatrix matrix = trace.weights.signalInputBack();
    int stride = matrix.columns();
    int lines = plan.active(step) * columns;
    Product.multiply(product, stride, back.signal, 0, trace.padded, lines, matrix);
    for (int line = 0; line < lines; line++) {
      int token = plan.tokenRead(direction, line / columns, step);
      int place = token * columns + line % columns;
      addRow(relevances, place * embedding, product, line * stride, embedding);
      if (trace.rule.shares()) {
        shares[place] += back.shares[line];
      }
    }
  }

  /** out[width] += a[width]. */
  private static void addRow(float[] out, int outOffset, float[] a, int aOffset, int width) {
    for (int column = 0; column < width; column++) {
      out[outOffset + column] += a[aOffset + column];
    }
  }

  /** Multiplies the embeddings in, once all directions have been read. */
  void finish(SequenceBatch batch, BatchPlan plan) {
    for (int sequence = 0; sequence < batch.size(); sequence++) {
      for (int position = 0; position < batch.length(sequence); position++) {
        batch.copyEmbedding(sequence, position, table, word, 0);
        int first = plan.token(sequence, position) * columns;
        for (int place = first; place < first + columns; place++) {
          multiplyAndAdd(relevances, place * embedding, word, shares[place]);
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

  /** The relevance of a dimension of a token's embedding. */
  float at(int token, int column, int dimension) {
    return relevances[(token * columns + column) * embedding + dimension];
  }
}
