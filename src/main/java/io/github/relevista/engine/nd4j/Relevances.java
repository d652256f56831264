package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.WordRelevances;
import java.util.List;

/**
 * What flowed back through all directions.
 *
 * @param words relevance of the words by direction: [tokens · columns] each
 * @param initial relevance that stayed in initial states: [rows · columns]
 */
record Relevances(BatchRows rows, int columns, List<float[]> words, float[] initial)
    implements WordRelevances {
  @Override
  public float at(int sequence, int column, int position) {
    float sum = 0;
    for (int d = 0; d < words.size(); d++) {
      sum += words.get(d)[rows.token(d, sequence, position) * columns + column];
    }
    return sum;
  }

  @Override
  public float initialStates(int sequence, int column) {
    return initial[rows.row(sequence) * columns + column];
  }

  @Override
  public float padding(int sequence, int column) {
    return 0;
  }
}
