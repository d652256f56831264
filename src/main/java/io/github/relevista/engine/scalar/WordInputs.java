package io.github.relevista.engine.scalar;

import io.github.relevista.engine.network.BatchSteps;
import io.github.relevista.engine.network.PaddedBatch;
import io.github.relevista.tensor.FloatMatrix;
import java.util.List;

/** The projections of a batch's words. */
final class WordInputs implements StepInputs {
  private final FloatMatrix embedding;
  private final List<PackedDirection> directions;
  private final float[] blankRow;

  /** The embedding of one word: [embedding]. */
  private final float[] word;

  /** [directions][steps] of [width]. */
  private final float[][][] rows;

  /**
   * @param embedding [vocabulary, embedding]
   */
  WordInputs(FloatMatrix embedding, List<PackedDirection> directions) {
    this.embedding = embedding;
    this.directions = directions;
    word = new float[embedding.columns()];
    blankRow = new float[directions.get(0).width()];
    rows = new float[directions.size()][0][];
  }

  /** Looks up the words and pads of a batch. */
  void lookUp(PaddedBatch batch, BatchSteps steps) {
    for (int d = 0; d < rows.length; d++) {
      if (rows[d].length < steps.total()) {
        rows[d] = new float[Buffers.roomFor(steps.total())][];
      }
      for (int sequence = 0; sequence < steps.size(); sequence++) {
        for (int step = 0; step < steps.length(sequence); step++) {
          rows[d][steps.first(sequence) + step] = row(batch, sequence, step, directions.get(d));
        }
      }
    }
  }

  private float[] row(PaddedBatch batch, int sequence, int step, PackedDirection weights) {
    if (batch.isBlank(sequence, step)) {
      return blankRow;
    }
    if (batch.hasIds()) {
      return weights.projection(embedding, batch.id(sequence, step));
    }
    batch.copyEmbedding(sequence, step, word, 0);
    return weights.project(word, 0);
  }

  @Override
  public float[] row(int direction, int token) {
    return rows[direction][token];
  }

  @Override
  public int offset(int direction, int token) {
    return 0;
  }
}
