package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EmbeddingRelevances;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.SentimentModel;
import java.util.List;

/** Runs the sequences of a batch one after the other; what is kept of them lies end to end. */
final class ScalarWorkspace implements Workspace {
  private final SentimentModel model;
  private final Pass[] passes;
  private final float[] blankRow;
  private final int stateWidth;

  /** The ways back of the directions, by the history last kept. */
  private final WayBack[] ways;

  private final OutputScores output;

  private SequenceBatch batch;
  private History history = History.none();

  /** Where a sequence's tokens begin among all of the batch: [sequences + 1]. */
  private int[] firstToken = new int[1];

  /** The projections of all tokens: [directions][tokens] of [width]. */
  private final float[][][] inputs;

  /** What the steps kept: [directions] of [tokens · historyPerStep]. */
  private final float[][] keptSteps;

  /** Final hidden states: [sequences, directions · hidden]. */
  private float[] finalStates = new float[0];

  /** [sequences, classes]. */
  private float[] scores = new float[0];

  private final Received received;

  /** What enters the final hidden states: [directions · hidden]. */
  private final float[] top;

  /** The embedding of one word: [embedding]. */
  private final float[] word;

  ScalarWorkspace(SentimentModel model, List<PackedDirection> directions) {
    this.model = model;
    passes = new Pass[directions.size()];
    for (int d = 0; d < passes.length; d++) {
      passes[d] = Pass.of(directions.get(d));
    }
    blankRow = new float[directions.get(0).width()];
    word = new float[model.embeddingSize()];
    received = new Received(word.length);
    stateWidth = directions.size() * directions.get(0).hidden();
    inputs = new float[directions.size()][0][];
    keptSteps = new float[directions.size()][0];
    ways = new WayBack[directions.size()];
    output = new OutputScores(model.output());
    top = new float[stateWidth];
  }

  @Override
  public Scores forward(SequenceBatch batch, History history) {
    if (!history.equals(this.history)) {
      prepare(history);
    }
    this.batch = batch;
    reserve();
    int classes = model.classes().size();
    for (int sequence = 0; sequence < batch.size(); sequence++) {
      for (int d = 0; d < passes.length; d++) {
        lookUp(sequence, d);
        run(sequence, d);
      }
      output.compute(scores, sequence * classes, finalStates, sequence * stateWidth);
    }
    return (sequence, classIndex) -> scores[sequence * classes + classIndex];
  }

  /** Lets the passes keep a history, and finds the ways back by it. */
  private void prepare(History history) {
    this.history = history;
    for (int d = 0; d < passes.length; d++) {
      ways[d] = passes[d].keep(history);
    }
  }

  private void reserve() {
    int size = batch.size();
    firstToken = Buffers.grown(firstToken, size + 1);
    for (int sequence = 0; sequence < size; sequence++) {
      firstToken[sequence + 1] = Math.addExact(firstToken[sequence], batch.length(sequence));
    }
    finalStates = Buffers.grown(finalStates, size * stateWidth);
    scores = Buffers.grown(scores, size * model.classes().size());
    for (int d = 0; d < passes.length; d++) {
      if (inputs[d].length < firstToken[size]) {
        inputs[d] = new float[Buffers.roomFor(firstToken[size])][];
      }
      keptSteps[d] =
          Buffers.grown(
              keptSteps[d], Math.multiplyExact(firstToken[size], passes[d].historyPerStep()));
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
      pass.step(inputs[d][token], keptSteps[d], token * pass.historyPerStep());
    }
    System.arraycopy(
        pass.hiddenState, 0, finalStates, sequence * stateWidth + d * pass.hidden, pass.hidden);
  }

  /** The position that a direction reads at a step. */
  private static int position(int d, int step, int length) {
    return d == 0 ? step : length - 1 - step;
  }

  @Override
  public WordRelevances relevances(TargetColumns targets) {
    requireRelevances();
    runBack(targets, Depth.WORDS);
    return received;
  }

  @Override
  public EmbeddingRelevances embeddingRelevances(TargetColumns targets) {
    requireRelevances();
    runBack(targets, Depth.EMBEDDINGS);
    multiplyEmbeddings(targets.columns());
    return received;
  }

  private void multiplyEmbeddings(int columns) {
    for (int sequence = 0; sequence < batch.size(); sequence++) {
      for (int position = 0; position < batch.length(sequence); position++) {
        batch.copyEmbedding(sequence, position, model.embedding(), word, 0);
        for (int column = 0; column < columns; column++) {
          received.multiplyEmbedding(sequence, column, position, word);
        }
      }
    }
  }

  private void requireRelevances() {
    if (!(history instanceof History.ForRelevance)) {
      throw new IllegalStateException("the last forward pass kept no history for relevances");
    }
  }

  @Override
  public WordGradients gradients(TargetColumns targets) {
    if (!(history instanceof History.ForGradients)) {
      throw new IllegalStateException("the last forward pass kept no history for gradients");
    }
    return new Gradients(targets);
  }

  /** How far a way back goes. */
  private enum Depth {
    NOWHERE,
    WORDS,
    EMBEDDINGS
  }

  private void runBack(TargetColumns targets, Depth depth) {
    received.begin(firstToken, batch.size(), targets.columns());
    if (depth == Depth.EMBEDDINGS) {
      received.beginEmbeddings(batch.size());
    }
    for (int sequence = 0; sequence < batch.size(); sequence++) {
      for (int column = 0; column < targets.columns(); column++) {
        enter(sequence, targets.coefficients(sequence, column));
        // The last direction first, as the engine simd adds them up.
        for (int d = passes.length - 1; d >= 0; d--) {
          if (targets.enters(d)) {
            runBack(sequence, column, d, depth);
          }
        }
      }
    }
  }

  private void enter(int sequence, float[] coefficients) {
    if (history instanceof History.ForRelevance relevance) {
      output.enterRelevance(
          top,
          coefficients,
          scores,
          sequence * model.classes().size(),
          finalStates,
          sequence * stateWidth,
          relevance.rule());
    } else {
      output.enterGradient(top, coefficients);
    }
  }

  private void runBack(int sequence, int column, int d, Depth depth) {
    WayBack way = ways[d];
    int length = batch.length(sequence);
    way.beginBack(top, d * passes[d].hidden);
    for (int step = length - 1; step >= 0; step--) {
      int position = position(d, step, length);
      int token = firstToken[sequence] + position;
      float value =
          way.stepBack(inputs[d][token], keptSteps[d], token * passes[d].historyPerStep());
      received.addWord(sequence, column, position, value);
      if (way.share() != 0) {
        received.addWord(sequence, column, position, way.share() * word.length);
      }
      if (depth == Depth.EMBEDDINGS) {
        received.addEmbedding(sequence, column, position, way);
      }
    }
    received.addInitialStates(sequence, column, way);
  }

  /** Runs the way back when it is first asked for, as far as that takes. */
  private final class Gradients implements WordGradients {
    private final TargetColumns targets;
    private Depth reached = Depth.NOWHERE;

    Gradients(TargetColumns targets) {
      this.targets = targets;
    }

    private void reach(Depth depth) {
      if (reached.compareTo(depth) < 0) {
        runBack(targets, depth);
        reached = depth;
      }
    }

    @Override
    public float inputProduct(int sequence, int column, int position) {
      reach(Depth.WORDS);
      return received.at(sequence, column, position);
    }

    @Override
    public float squaredNorm(int sequence, int column, int position) {
      reach(Depth.EMBEDDINGS);
      return received.squaredNorm(sequence, column, position);
    }

    @Override
    public float at(int sequence, int column, int position, int dimension) {
      reach(Depth.EMBEDDINGS);
      return received.at(sequence, column, position, dimension);
    }
  }
}
