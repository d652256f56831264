package io.github.relevista.engine.scalar;

import io.github.relevista.engine.network.BatchSteps;
import io.github.relevista.engine.network.EngineLayers.Depth;
import java.util.Arrays;

/** What ways back brought to the words and pads of a batch, added up over directions. */
final class Received {
  private final int embedding;
  private int columns;
  private boolean downToEmbeddings;

  /** [steps · columns]. */
  private float[] words = new float[0];

  /** What went past the words: [sequences · columns]. */
  private float[] initialStates = new float[0];

  /**
   * What signals gave to the words' embeddings, if one looks so far; relevance once embeddings are
   * multiplied in: [steps · columns, embedding].
   */
  private float[] embeddings = new float[0];

  /** What each of their dimensions shared: [steps · columns]. */
  private float[] shares = new float[0];

  Received(int embedding) {
    this.embedding = embedding;
  }

  /** Prepares for the columns of a batch: nothing has been received. */
  void begin(BatchSteps steps, int columns, Depth depth) {
    this.columns = columns;
    downToEmbeddings = depth == Depth.EMBEDDINGS;
    int places = Math.multiplyExact(steps.total(), columns);
    words = Buffers.grown(words, places);
    Arrays.fill(words, 0, places, 0);
    initialStates = Buffers.grown(initialStates, steps.size() * columns);
    Arrays.fill(initialStates, 0, steps.size() * columns, 0);
    if (downToEmbeddings) {
      shares = Buffers.grown(shares, places);
      Arrays.fill(shares, 0, places, 0);
      int values = Math.multiplyExact(places, embedding);
      embeddings = Buffers.grown(embeddings, values);
      Arrays.fill(embeddings, 0, values, 0);
    }
  }

  /**
   * Takes what the step that a way back last went through leaves at a place.
   *
   * @param value what its word receives through its weights
   */
  void take(int place, WayBack way, float value) {
    words[place] += value;
    if (way.share() != 0) {
      words[place] += way.share() * embedding;
    }
    if (downToEmbeddings) {
      way.addInputBack(embeddings, place * embedding);
      shares[place] += way.share();
    }
  }

  /**
   * Makes relevance of what signals gave to the embedding of a step.
   *
   * @param word the embedding: [embedding]
   */
  void multiplyEmbedding(int step, float[] word) {
    for (int place = step * columns; place < (step + 1) * columns; place++) {
      for (int e = 0; e < embedding; e++) {
        embeddings[place * embedding + e] =
            embeddings[place * embedding + e] * word[e] + shares[place];
      }
    }
  }

  /** Lets a way back add what is left in the initial states. */
  void addInitialStates(int sequence, int column, WayBack way) {
    int place = sequence * columns + column;
    initialStates[place] = way.addRemaining(initialStates[place]);
  }

  float word(int step, int column) {
    return words[step * columns + column];
  }

  float at(int step, int column, int dimension) {
    return embeddings[(step * columns + column) * embedding + dimension];
  }

  /** The squared norm of what the embedding of a step received. */
  float squaredNorm(int step, int column) {
    int first = (step * columns + column) * embedding;
    return Kernels.dot(embeddings, first, embeddings, first, embedding);
  }

  float initialStates(int sequence, int column) {
    return initialStates[sequence * columns + column];
  }
}
