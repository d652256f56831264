package io.github.relevista.engine.network;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;

/**
 * What words receive where the lowest layer is not recurrent and leaves it at their embeddings:
 * relevance, or a gradient, dimension by dimension.
 */
public final class EmbeddingSums {
  private final int embedding;

  /** [steps, embedding]. */
  private float[] embeddings = new float[0];

  /** [steps · columns, embedding]. */
  private float[] received = new float[0];

  private int columns;
  private EpsilonRule rule;

  /**
   * @param embedding size of an embedding
   */
  public EmbeddingSums(int embedding) {
    this.embedding = embedding;
  }

  /** Keeps the embeddings of a batch and returns them: [steps, embedding]. */
  public float[] gather(PaddedBatch batch, BatchSteps steps) {
    embeddings = Loops.grown(embeddings, steps.total(), embedding);
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      for (int step = 0; step < steps.length(sequence); step++) {
        batch.copyEmbedding(sequence, step, embeddings, (steps.first(sequence) + step) * embedding);
      }
    }
    return embeddings;
  }

  /** Takes what {@link Network#back} returned. */
  public void take(float[] received, int columns, History history) {
    this.received = received;
    this.columns = columns;
    rule = history instanceof History.ForRelevance relevance ? relevance.rule() : null;
  }

  /** What a step received: its relevance, or the product of its embedding and its gradient. */
  public float word(int step, int column) {
    int from = (step * columns + column) * embedding;
    if (rule == null) {
      return Loops.dot(received, from, embeddings, step * embedding, embedding);
    }
    float sum = 0;
    for (int e = 0; e < embedding; e++) {
      sum += received[from + e];
    }
    return sum;
  }

  /** What a dimension of a step's embedding received. */
  public float at(int step, int column, int dimension) {
    return received[(step * columns + column) * embedding + dimension];
  }

  /** The squared norm of what a step's embedding received. */
  public float squaredNorm(int step, int column) {
    int from = (step * columns + column) * embedding;
    return Loops.dot(received, from, received, from, embedding);
  }
}
