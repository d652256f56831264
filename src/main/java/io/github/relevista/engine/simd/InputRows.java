package io.github.relevista.engine.simd;

import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.model.SentimentModel;
import java.util.List;
import java.util.Objects;

/**
 * What each token of a batch feeds into the gates: a row of the kept projections where there are
 * any and the token is a word or a blank, otherwise a row that is projected for the batch.
 */
final class InputRows implements StepInputs {
  private final SentimentModel model;
  private final List<PackedDirection> directions;

  /** The row of each token: [tokens]. */
  private int[] row = new int[0];

  /** The embeddings of the tokens of a batch: [tokens, embedding]. */
  private float[] embeddings = new float[0];

  /** The projections of the tokens of a batch: [directions] of [tokens, width]. */
  private final float[][] projected;

  private boolean fromTable;

  /** Where the first row lies. */
  private int start;

  InputRows(SentimentModel model, List<PackedDirection> directions) {
    this.model = model;
    this.directions = directions;
    projected = new float[directions.size()][0];
  }

  /** Looks a batch up. */
  void gather(SequenceBatch batch, BatchPlan plan) {
    row = Buffers.grown(row, plan.tokens());
    fromTable = batch.size() > 0 && batch.ids(0) != null && directions.get(0).keepsTable();
    // The tables of all directions begin alike, behind matrices of the same shapes.
    start = fromTable ? directions.get(0).tableStart() : 0;
    if (fromTable) {
      lookUp(batch, plan);
    } else {
      project(batch, plan);
    }
  }

  private void lookUp(SequenceBatch batch, BatchPlan plan) {
    int blankRow = model.vocabulary().size();
    for (int sequence = 0; sequence < batch.size(); sequence++) {
      int[] ids = batch.ids(sequence);
      for (int position = 0; position < ids.length; position++) {
        int id = Objects.checkIndex(ids[position], blankRow);
        row[plan.token(sequence, position)] = batch.isBlank(sequence, position) ? blankRow : id;
      }
    }
  }

  private void project(SequenceBatch batch, BatchPlan plan) {
    int width = model.embeddingSize();
    embeddings = Buffers.grown(embeddings, Buffers.size(plan.tokens(), width));
    for (int sequence = 0; sequence < batch.size(); sequence++) {
      for (int position = 0; position < batch.length(sequence); position++) {
        int token = plan.token(sequence, position);
        row[token] = token;
        batch.copyEmbedding(sequence, position, model.embedding(), embeddings, token * width);
      }
    }
    for (int d = 0; d < directions.size(); d++) {
      PackedDirection direction = directions.get(d);
      projected[d] = Buffers.grown(projected[d], Buffers.size(plan.tokens(), direction.width()));
      direction.projection().project(projected[d], embeddings, plan.tokens());
    }
  }

  @Override
  public float[] values(int direction) {
    return fromTable ? directions.get(direction).table() : projected[direction];
  }

  @Override
  public int place(int token, int width) {
    return start + row[token] * width;
  }
}
