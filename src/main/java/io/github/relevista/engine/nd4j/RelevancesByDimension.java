package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.EmbeddingRelevances;
import java.util.List;

/**
 * What flowed back through all directions, to the dimensions of the embeddings too.
 *
 * @param words relevance of the words
 * @param embedding number of dimensions
 * @param embeddings relevance of the embeddings by direction: [tokens · columns, embedding] each
 */
record RelevancesByDimension(Relevances words, int embedding, List<float[]> embeddings)
    implements EmbeddingRelevances {
  @Override
  public float at(int sequence, int column, int position) {
    return words.at(sequence, column, position);
  }

  @Override
  public float at(int sequence, int column, int position, int dimension) {
    float sum = 0;
    for (int d = 0; d < embeddings.size(); d++) {
      int token = words.rows().token(d, sequence, position);
      sum += embeddings.get(d)[(token * words.columns() + column) * embedding + dimension];
    }
    return sum;
  }

  @Override
  public float initialStates(int sequence, int column) {
    return words.initialStates(sequence, column);
  }

  @Override
  public float padding(int sequence, int column) {
    return words.padding(sequence, column);
  }
}
