package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EmbeddingRelevances;
import java.util.Arrays;

/** What ways back brought to the words of a batch, added up over directions. */
final class Received implements EmbeddingRelevances {
  private final int embedding;

  /** Where a sequence's tokens begin among all of the batch: [sequences + 1]. */
  private int[] firstToken = new int[1];

  private int columns;

  /** [tokens, columns]. */
  private float[] words = new float[0];

  /** What went past the words: [sequences, columns]. */
  private float[] initialStates = new float[0];

  /**
   * What signals gave to the words' embeddings, if one looks so far; relevance once embeddings are
   * multiplied in: [tokens, columns, embedding].
   */
  private float[] embeddings = new float[0];

  /** What each of their dimensions shared: [tokens, columns]. */
  private float[] shares = new float[0];

  Received(int embedding) {
    this.embedding = embedding;
  }

  /** Prepares for the columns of a batch: nothing has been received. */
  void begin(int[] firstToken, int sequences, int columns) {
    this.firstToken = firstToken;
    this.columns = columns;
    int places = Math.multiplyExact(firstToken[sequences], columns);
    words = Buffers.grown(words, places);
    Arrays.fill(words, 0, places, 0);
    initialStates = Buffers.grown(initialStates, sequences * columns);
    Arrays.fill(initialStates, 0, sequences * columns, 0);
  }

  /** Prepares for embeddings too. */
  void beginEmbeddings(int sequences) {
    int places = Math.multiplyExact(firstToken[sequences], columns);
    shares = Buffers.grown(shares, places);
    Arrays.fill(shares, 0, places, 0);
    int values = Math.multiplyExact(firstToken[sequences] * columns, embedding);
    embeddings = Buffers.grown(embeddings, values);
    Arrays.fill(embeddings, 0, values, 0);
  }

  private int place(int sequence, int column, int position) {
    return (firstToken[sequence] + position) * columns + column;
  }

  void addWord(int sequence, int column, int position, float value) {
    words[place(sequence, column, position)] += value;
  }

  /** Lets a way back add what the embedding of a word receives at the step last gone through. */
  void addEmbedding(int sequence, int column, int position, WayBack way) {
    int place = place(sequence, column, position);
    way.addInputBack(embeddings, place * embedding);
    shares[place] += way.share();
  }

  /**
   * Makes relevance of what signals gave to a word's embedding.
   *
   * @param word the embedding: [embedding]
   */
  void multiplyEmbedding(int sequence, int column, int position, float[] word) {
    int place = place(sequence, column, position);
    for (int e = 0; e < embedding; e++) {
      embeddings[place * embedding + e] =
          embeddings[place * embedding + e] * word[e] + shares[place];
    }
  }

  void setInitialStates(int sequence, int column, float value) {
    initialStates[sequence * columns + column] = value;
  }

  @Override
  public float at(int sequence, int column, int position) {
    return words[place(sequence, column, position)];
  }

  @Override
  public float at(int sequence, int column, int position, int dimension) {
    return embeddings[place(sequence, column, position) * embedding + dimension];
  }

  /** The squared norm of what the embedding of a word received. */
  float squaredNorm(int sequence, int column, int position) {
    int first = place(sequence, column, position) * embedding;
    return Kernels.dot(embeddings, first, embeddings, first, embedding);
  }

  @Override
  public float initialStates(int sequence, int column) {
    return initialStates[sequence * columns + column];
  }
}
