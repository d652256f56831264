package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.EmbeddingRelevances;

/**
 * What flowed back through all layers.
 *
 * @param embedding number of dimensions
 * @param words relevance of the embeddings of all tokens: [tokens · columns, embedding]
 * @param initial relevance that stayed in initial states: [rows · columns]
 */
record LayeredRelevances(
    BatchTokens tokens, int columns, int embedding, float[] words, float[] initial)
    implements EmbeddingRelevances {
  private float sum(int token, int column) {
    float sum = 0;
    int begin = (token * columns + column) * embedding;
    for (int at = begin; at < begin + embedding; at++) {
      sum += words[at];
    }
    return sum;
  }

  @Override
  public float at(int sequence, int column, int position) {
    return sum(tokens.word(sequence, position), column);
  }

  @Override
  public float at(int sequence, int column, int position, int dimension) {
    return words[(tokens.word(sequence, position) * columns + column) * embedding + dimension];
  }

  @Override
  public float initialStates(int sequence, int column) {
    return initial[tokens.rows.row(sequence) * columns + column];
  }

  @Override
  public float padding(int sequence, int column) {
    float sum = 0;
    for (int step = 0; step < tokens.length(sequence); step++) {
      if (!tokens.isWord(sequence, step)) {
        sum += sum(tokens.token(sequence, step), column);
      }
    }
    return sum;
  }
}
