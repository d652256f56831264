package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How the tokens of a batch lie in arrays: sequences are rows, the longest first, so that those
 * still running at a step are the first ones; the tokens of a step follow those of the step before.
 */
final class BatchRows {
  private final SequenceBatch batch;

  /** The sequence of each row. */
  private final int[] sequences;

  /** The row of each sequence. */
  private final int[] rows;

  /** The first token of each step: [steps + 1]. */
  private final int[] firstTokens;

  BatchRows(SequenceBatch batch) {
    this.batch = batch;
    sequences =
        IntStream.range(0, batch.size())
            .boxed()
            .sorted(Comparator.comparingInt(batch::length).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    rows = new int[sequences.length];
    for (int row = 0; row < rows.length; row++) {
      rows[sequences[row]] = row;
    }
    int steps = rows.length == 0 ? 0 : batch.length(sequences[0]);
    firstTokens = new int[steps + 1];
    int running = rows.length;
    for (int step = 0; step < steps; step++) {
      while (batch.length(sequences[running - 1]) <= step) {
        running--;
      }
      firstTokens[step + 1] = Math.addExact(firstTokens[step], running);
    }
  }

  /** Number of sequences. */
  int size() {
    return rows.length;
  }

  /** Number of tokens of all sequences. */
  int tokens() {
    return firstTokens[steps()];
  }

  /** Number of steps of the longest sequence. */
  int steps() {
    return firstTokens.length - 1;
  }

  /** The first token of a step. */
  int firstToken(int step) {
    return firstTokens[step];
  }

  /** Number of rows that still run at a step. */
  int running(int step) {
    return step < steps() ? firstTokens[step + 1] - firstTokens[step] : 0;
  }

  /** The row of a sequence. */
  int row(int sequence) {
    return rows[sequence];
  }

  /** The token that a direction (0 forward, 1 backward) reads at a position of a sequence. */
  int token(int direction, int sequence, int position) {
    int step = direction == 0 ? position : batch.length(sequence) - 1 - position;
    return firstTokens[step] + rows[sequence];
  }

  /**
   * The embeddings of all tokens in the order of a direction: [tokens, embedding].
   *
   * @param table the embeddings of the vocabulary
   * @throws IllegalArgumentException if the batch has embeddings of another size
   */
  float[] embeddings(int direction, FloatMatrix table) {
    int width = table.columns();
    float[] values = new float[Math.multiplyExact(tokens(), width)];
    for (int sequence = 0; sequence < rows.length; sequence++) {
      for (int position = 0; position < batch.length(sequence); position++) {
        int to = token(direction, sequence, position) * width;
        batch.copyEmbedding(sequence, position, table, values, to);
      }
    }
    return values;
  }
}
