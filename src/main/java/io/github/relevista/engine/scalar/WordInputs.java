package io.github.relevista.engine.scalar;

import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.tensor.FloatMatrix;
import java.util.List;

/** The projections of a batch's words. */
final class WordInputs implements StepInputs {
  private final FloatMatrix embedding;
  private final List<PackedDirection> directions;
  private final float[] blankRow;

  /** [directions][tokens] of [width]. */
  private final float[][][] rows;

  /**
   * @param embedding [vocabulary, embedding]
   */
  WordInputs(FloatMatrix embedding, List<PackedDirection> directions) {
    this.embedding = embedding;
    this.directions = directions;
    blankRow = new float[directions.get(0).width()];
    rows = new float[directions.size()][0][];
  }

  /** Makes room for the tokens of a batch. */
  void reserve(int tokens) {
    for (int d = 0; d < rows.length; d++) {
      if (rows[d].length < tokens) {
        rows[d] = new float[Buffers.roomFor(tokens)][];
      }
    }
  }

  /** Looks up the words of a sequence, whose tokens begin at first. */
  void lookUp(SequenceBatch batch, int sequence, int first) {
    int[] ids = batch.ids(sequence);
    for (int d = 0; d < rows.length; d++) {
      PackedDirection weights = directions.get(d);
      for (int position = 0; position < batch.length(sequence); position++) {
        float[] row;
        if (batch.isBlank(sequence, position)) {
          row = blankRow;
        } else if (ids != null) {
          row = weights.projection(embedding, ids[position]);
        } else {
          float[] embeddings = batch.embeddings(sequence).values();
          row = weights.project(embeddings, position * weights.embedding());
        }
        rows[d][first + position] = row;
      }
    }
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
