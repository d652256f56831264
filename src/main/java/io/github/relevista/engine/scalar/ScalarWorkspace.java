package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EmbeddingRelevances;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.SentimentModel;
import java.util.Arrays;
import java.util.List;

/** Runs the sequences of a batch one after the other; what is kept of them lies end to end. */
final class ScalarWorkspace implements Workspace {
  private final SentimentModel model;
  private final Pass[] passes;
  private final float[] blankRow;
  private final int stateWidth;

  private SequenceBatch batch;
  private EpsilonRule rule;

  /** Where a sequence's tokens begin among all of the batch: [sequences + 1]. */
  private int[] firstToken = new int[1];

  /** The projections of all tokens: [directions][tokens] of [gates · hidden]. */
  private final float[][][] inputs;

  /** What the steps kept: [directions] of [tokens · historyPerStep]. */
  private final float[][] history;

  /** Final hidden states: [sequences, directions · hidden]. */
  private float[] finalStates = new float[0];

  /** [sequences, classes]. */
  private float[] scores = new float[0];

  private float[] wordRelevances = new float[0];
  private float[] initialRelevances = new float[0];
  private float[] embeddingRelevances = new float[0];

  /** The embedding of one word: [embedding]. */
  private final float[] word;

  ScalarWorkspace(SentimentModel model, List<PackedDirection> directions) {
    this.model = model;
    passes = new Pass[directions.size()];
    for (int d = 0; d < passes.length; d++) {
      passes[d] = passFor(directions.get(d));
    }
    blankRow = new float[directions.get(0).gateWidth()];
    word = new float[model.embeddingSize()];
    stateWidth = directions.size() * directions.get(0).hidden();
    inputs = new float[directions.size()][0][];
    history = new float[directions.size()][0];
  }

  private static Pass passFor(PackedDirection weights) {
    return switch (weights.cell()) {
      case LSTM -> new LstmPass(weights);
      case GRU_RESET_AFTER, GRU_RESET_BEFORE -> new GruPass(weights);
    };
  }

  @Override
  public Scores forward(SequenceBatch batch, History history) {
    this.batch = batch;
    this.rule = history instanceof History.ForRelevance kept ? kept.rule() : null;
    reserve();
    for (int sequence = 0; sequence < batch.size(); sequence++) {
      for (int d = 0; d < passes.length; d++) {
        lookUp(sequence, d);
        run(sequence, d);
      }
      score(sequence);
    }
    int classes = model.classes().size();
    return (sequence, classIndex) -> scores[sequence * classes + classIndex];
  }

  private void reserve() {
    int size = batch.size();
    firstToken = grown(firstToken, size + 1);
    for (int sequence = 0; sequence < size; sequence++) {
      firstToken[sequence + 1] = Math.addExact(firstToken[sequence], batch.length(sequence));
    }
    finalStates = grown(finalStates, size * stateWidth);
    scores = grown(scores, size * model.classes().size());
    for (int d = 0; d < passes.length; d++) {
      if (inputs[d].length < firstToken[size]) {
        inputs[d] = new float[roomFor(firstToken[size])][];
      }
      if (rule != null) {
        history[d] =
            grown(history[d], Math.multiplyExact(firstToken[size], passes[d].historyPerStep()));
      }
    }
  }

  private void lookUp(int sequence, int d) {
    int[] ids = batch.ids(sequence);
    PackedDirection weights = passes[d].weights;
    for (int position = 0; position < batch.length(sequence); position++) {
      float[] row;
      if (batch.isBlank(sequence, position)) {
        row = blankRow;
      } else if (ids != null) {
        row = weights.projection(model.embedding(), ids[position]);
      } else {
        float[] rows = batch.embeddings(sequence).values();
        row = weights.project(rows, position * weights.embedding());
      }
      inputs[d][firstToken[sequence] + position] = row;
    }
  }

  private void run(int sequence, int d) {
    Pass pass = passes[d];
    int length = batch.length(sequence);
    pass.reset();
    for (int step = 0; step < length; step++) {
      int token = firstToken[sequence] + position(d, step, length);
      pass.step(inputs[d][token], rule, history[d], token * pass.historyPerStep());
    }
    System.arraycopy(
        pass.state(), 0, finalStates, sequence * stateWidth + d * pass.hidden, pass.hidden);
  }

  /** The position that a direction reads at a step. */
  private static int position(int d, int step, int length) {
    return d == 0 ? step : length - 1 - step;
  }

  private void score(int sequence) {
    float[] weights = model.output().weights().values();
    int classes = model.classes().size();
    for (int k = 0; k < classes; k++) {
      scores[sequence * classes + k] =
          model.output().bias(k)
              + Kernels.dot(
                  weights, k * stateWidth, finalStates, sequence * stateWidth, stateWidth);
    }
  }

  @Override
  public WordRelevances relevances(TargetColumns targets) {
    runBack(targets, Depth.WORDS);
    return new Relevances(targets.columns());
  }

  @Override
  public EmbeddingRelevances embeddingRelevances(TargetColumns targets) {
    int values =
        Math.multiplyExact(
            Math.multiplyExact(firstToken[batch.size()], targets.columns()), word.length);
    embeddingRelevances = grown(embeddingRelevances, values);
    Arrays.fill(embeddingRelevances, 0, values, 0);
    runBack(targets, Depth.EMBEDDINGS);
    return new Relevances(targets.columns());
  }

  /** How far relevance is followed. */
  private enum Depth {
    WORDS,
    EMBEDDINGS
  }

  private void runBack(TargetColumns targets, Depth depth) {
    if (rule == null) {
      throw new IllegalStateException("the last forward pass kept no history for relevances");
    }
    int columns = targets.columns();
    wordRelevances = grown(wordRelevances, firstToken[batch.size()] * columns);
    initialRelevances = grown(initialRelevances, batch.size() * columns);
    Arrays.fill(initialRelevances, 0, batch.size() * columns, 0);
    float[] top = new float[stateWidth];
    for (int sequence = 0; sequence < batch.size(); sequence++) {
      for (int column = 0; column < columns; column++) {
        enter(top, sequence, targets.coefficients(sequence, column));
        for (int d = 0; d < passes.length; d++) {
          runBack(sequence, column, columns, d, top, depth);
        }
      }
    }
  }

  /**
   * The relevance of the final hidden states: the epsilon rule at the output layer, whose N is the
   * width of both directions' states.
   */
  private void enter(float[] top, int sequence, float[] coefficients) {
    float[] weights = model.output().weights().values();
    int classes = model.classes().size();
    int states = sequence * stateWidth;
    Arrays.fill(top, 0);
    float shared = 0;
    for (int k = 0; k < classes; k++) {
      float score = scores[sequence * classes + k];
      float ratio = coefficients[k] * score / Pass.stabilised(score, rule.epsilon());
      for (int j = 0; j < stateWidth; j++) {
        top[j] += ratio * weights[k * stateWidth + j];
      }
      shared +=
          ratio
              * (rule.biasFactor() * model.output().bias(k)
                  + rule.epsilonShare() * Pass.stabiliser(score, rule.epsilon()));
    }
    for (int j = 0; j < stateWidth; j++) {
      top[j] = finalStates[states + j] * top[j] + shared / stateWidth;
    }
  }

  private void runBack(int sequence, int column, int columns, int d, float[] top, Depth depth) {
    Pass pass = passes[d];
    int length = batch.length(sequence);
    pass.beginBack(top, d * pass.hidden);
    for (int step = length - 1; step >= 0; step--) {
      int token = firstToken[sequence] + position(d, step, length);
      float relevance =
          pass.stepBack(inputs[d][token], rule, history[d], token * pass.historyPerStep());
      int index = token * columns + column;
      wordRelevances[index] = d == 0 ? relevance : wordRelevances[index] + relevance;
      if (depth == Depth.EMBEDDINGS) {
        batch.copyEmbedding(sequence, position(d, step, length), model.embedding(), word, 0);
        pass.addEmbeddingBack(embeddingRelevances, index * word.length, word, rule);
      }
    }
    initialRelevances[sequence * columns + column] += pass.remaining();
  }

  private static float[] grown(float[] buffer, int length) {
    return buffer.length >= length ? buffer : Arrays.copyOf(buffer, roomFor(length));
  }

  private static int[] grown(int[] buffer, int length) {
    return buffer.length >= length ? buffer : Arrays.copyOf(buffer, roomFor(length));
  }

  /** A little more than asked for, so that slowly growing batches do not copy each time. */
  private static int roomFor(int length) {
    return (int) Math.min(Integer.MAX_VALUE - 8L, length + length / 4L);
  }

  private final class Relevances implements EmbeddingRelevances {
    private final int columns;

    Relevances(int columns) {
      this.columns = columns;
    }

    @Override
    public float at(int sequence, int column, int position) {
      return wordRelevances[(firstToken[sequence] + position) * columns + column];
    }

    @Override
    public float at(int sequence, int column, int position, int dimension) {
      int index = (firstToken[sequence] + position) * columns + column;
      return embeddingRelevances[index * word.length + dimension];
    }

    @Override
    public float initialStates(int sequence, int column) {
      return initialRelevances[sequence * columns + column];
    }
  }
}
