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
  private final RecurrentLayer layer;
  private final WordInputs inputs;
  private final OutputScores output;
  private final int stateWidth;

  private SequenceBatch batch;
  private History history = History.none();

  /** Where a sequence's tokens begin among all of the batch: [sequences + 1]. */
  private int[] firstToken = new int[1];

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
    layer = new RecurrentLayer(directions);
    inputs = new WordInputs(model.embedding(), directions);
    word = new float[model.embeddingSize()];
    received = new Received(word.length);
    stateWidth = layer.width();
    output = new OutputScores(model.output());
    top = new float[stateWidth];
  }

  @Override
  public Scores forward(SequenceBatch batch, History history) {
    if (!history.equals(this.history)) {
      this.history = history;
      layer.keep(history);
    }
    this.batch = batch;
    reserve();
    int classes = model.classes().size();
    for (int sequence = 0; sequence < batch.size(); sequence++) {
      int first = firstToken[sequence];
      int length = batch.length(sequence);
      inputs.lookUp(batch, sequence, first);
      layer.forward(inputs, first, length, finalStates, sequence * stateWidth);
      output.compute(scores, sequence * classes, finalStates, sequence * stateWidth);
    }
    return (sequence, classIndex) -> scores[sequence * classes + classIndex];
  }

  private void reserve() {
    int size = batch.size();
    firstToken = Buffers.grown(firstToken, size + 1);
    for (int sequence = 0; sequence < size; sequence++) {
      firstToken[sequence + 1] = Math.addExact(firstToken[sequence], batch.length(sequence));
    }
    finalStates = Buffers.grown(finalStates, size * stateWidth);
    scores = Buffers.grown(scores, size * model.classes().size());
    inputs.reserve(firstToken[size]);
    layer.reserve(firstToken[size]);
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
        runBack(sequence, column, targets, depth);
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

  private void runBack(int sequence, int column, TargetColumns targets, Depth depth) {
    int first = firstToken[sequence];
    StepReader words =
        (way, d, position) -> {
          int token = first + position;
          float value = way.word(inputs.row(d, token), inputs.offset(d, token));
          received.addWord(sequence, column, position, value);
          if (way.share() != 0) {
            received.addWord(sequence, column, position, way.share() * word.length);
          }
          if (depth == Depth.EMBEDDINGS) {
            received.addEmbedding(sequence, column, position, way);
          }
        };
    float remaining = layer.back(first, batch.length(sequence), top, null, targets, words, 0);
    received.setInitialStates(sequence, column, remaining);
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
