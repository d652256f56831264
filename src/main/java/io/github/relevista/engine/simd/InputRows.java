package io.github.relevista.engine.simd;

import io.github.relevista.engine.network.BatchSteps;
import io.github.relevista.engine.network.PaddedBatch;
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
  private int[] rowOfToken = new int[0];

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
  void gather(PaddedBatch batch, BatchSteps steps) {
    rowOfToken = Buffers.grown(rowOfToken, steps.total());
    fromTable = batch.hasIds() && directions.get(0).keepsTable();
    // The tables of all directions begin alike, behind matrices of the same shapes.
    start = fromTable ? directions.get(0).tableStart() : 0;
    if (fromTable) {
      lookUp(batch, steps);
    } else {
      project(batch, steps);
    }
  }

  private void lookUp(PaddedBatch batch, BatchSteps steps) {
    int blankRow = model.vocabulary().size();
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      int first = steps.first(sequence);
      for (int step = 0; step < steps.length(sequence); step++) {
        int id = Objects.checkIndex(batch.id(sequence, step), blankRow);
        rowOfToken[first + step] = batch.isBlank(sequence, step) ? blankRow : id;
      }
    }
  }

  private void project(PaddedBatch batch, BatchSteps steps) {
    int width = model.embeddingSize();
    embeddings = Buffers.grown(embeddings, Buffers.size(steps.total(), width));
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      for (int step = 0; step < steps.length(sequence); step++) {
        int token = steps.first(sequence) + step;
        rowOfToken[token] = token;
        batch.copyEmbedding(sequence, step, embeddings, token * width);
      }
    }
    for (int d = 0; d < directions.size(); d++) {
      PackedDirection direction = directions.get(d);
      projected[d] = Buffers.grown(projected[d], Buffers.size(steps.total(), direction.width()));
      direction.projection().project(projected[d], embeddings, steps.total());
    }
  }

  @Override
  public void moveTo(int direction, int order, BatchPlan plan, int step) {
    // The rows of all steps are ready.
  }

  @Override
  public float[] values(int direction) {
    return fromTable ? directions.get(direction).table() : projected[direction];
  }

  @Override
  public int place(int row, int token, int width) {
    return start + rowOfToken[token] * width;
  }
}
