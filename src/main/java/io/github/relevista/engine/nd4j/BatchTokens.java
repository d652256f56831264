package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.tensor.FloatMatrix;

/**
 * The steps that a model of several layers reads of a batch, pads among them, which are tokens like
 * the words. Arrays of tokens are in the order of {@link BatchRows} for the forward direction.
 */
final class BatchTokens {
  private final SequenceRules rules;
  private final SequenceBatch words;
  private final FloatMatrix[] embeddings;

  /** Where the tokens lie. */
  final BatchRows rows;

  /** For each token of the backward direction the same of the forward one, and the other way. */
  private final int[] turned;

  BatchTokens(SentimentModel model, SequenceBatch words) {
    this.rules = model.sequences();
    this.words = words;
    embeddings = new FloatMatrix[words.size()];
    FloatMatrix table = model.embedding();
    for (int sequence = 0; sequence < embeddings.length; sequence++) {
      int length = words.length(sequence);
      int front = rules.padsInFront(length);
      FloatMatrix all =
          FloatMatrix.zeros(front + length + rules.padsBehind(length), table.columns());
      for (int step = 0; step < all.rows(); step++) {
        if (isWord(sequence, step)) {
          words.copyEmbedding(sequence, step - front, table, all.values(), all.offset(step));
        } else {
          System.arraycopy(
              table.values(),
              table.offset(rules.paddingId()),
              all.values(),
              all.offset(step),
              table.columns());
        }
      }
      embeddings[sequence] = all;
    }
    rows = new BatchRows(SequenceBatch.ofEmbeddings(embeddings));
    turned = new int[rows.tokens()];
    for (int sequence = 0; sequence < embeddings.length; sequence++) {
      for (int step = 0; step < length(sequence); step++) {
        turned[rows.token(1, sequence, step)] = rows.token(0, sequence, step);
      }
    }
  }

  /** Number of sequences. */
  int size() {
    return embeddings.length;
  }

  /** Number of tokens of all sequences. */
  int tokens() {
    return turned.length;
  }

  /** Number of steps of a sequence, pads among them. */
  int length(int sequence) {
    return embeddings[sequence].rows();
  }

  /** The token of a step of a sequence. */
  int token(int sequence, int step) {
    return rows.token(0, sequence, step);
  }

  /** The token of a word of a sequence. */
  int word(int sequence, int position) {
    return token(sequence, rules.padsInFront(words.length(sequence)) + position);
  }

  /** Whether a step is a word, and no pad. */
  boolean isWord(int sequence, int step) {
    int position = step - rules.padsInFront(words.length(sequence));
    return position >= 0 && position < words.length(sequence);
  }

  /** What the lowest layer reads: [tokens, embedding]. */
  float[] embeddings(int size) {
    float[] values = new float[Math.multiplyExact(tokens(), size)];
    for (int sequence = 0; sequence < embeddings.length; sequence++) {
      for (int step = 0; step < length(sequence); step++) {
        System.arraycopy(
            embeddings[sequence].values(), step * size, values, token(sequence, step) * size, size);
      }
    }
    return values;
  }

  /**
   * Values of tokens in the order of a direction, or from that back.
   *
   * @param values [tokens, width]
   */
  float[] ofDirection(boolean backward, float[] values, int width) {
    if (!backward) {
      return values;
    }
    float[] ordered = new float[values.length];
    for (int token = 0; token < turned.length; token++) {
      System.arraycopy(values, turned[token] * width, ordered, token * width, width);
    }
    return ordered;
  }
}
