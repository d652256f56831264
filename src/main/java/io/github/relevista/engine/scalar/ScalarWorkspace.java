package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EmbeddingRelevances;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.engine.network.BatchSteps;
import io.github.relevista.engine.network.EmbeddingSums;
import io.github.relevista.engine.network.Network;
import io.github.relevista.engine.network.PadRunner;
import io.github.relevista.engine.network.PaddedBatch;
import io.github.relevista.engine.network.Pads;
import io.github.relevista.engine.scalar.Received.Depth;
import io.github.relevista.model.SentimentModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs a batch layer by layer, and in a layer its sequences one after the other. */
final class ScalarWorkspace implements Workspace {
  private final SentimentModel model;
  private final PaddedBatch padded;
  private final BatchSteps steps = new BatchSteps();
  private final Network network;
  private final OutputScores output;

  /** What the words feed into the lowest layer where that is recurrent; null where it is not. */
  private final WordInputs inputs;

  private final Received received;

  /** What words receive where the lowest layer is not recurrent. */
  private final EmbeddingSums sums;

  /** Runs pads when their states are first asked for. */
  private final Runner runner;

  private History history = History.none();

  /**
   * @param packed the recurrent layers by their place among all; nothing where a layer is another
   * @param pads of the engine
   */
  ScalarWorkspace(SentimentModel model, List<Optional<PackedLayer>> packed, Pads pads) {
    runner = new Runner(model, packed, pads.units());
    this.model = model;
    padded = new PaddedBatch(model);
    received = new Received(model.embeddingSize());
    sums = new EmbeddingSums(model.embeddingSize());
    inputs =
        packed
            .get(0)
            .map(first -> new WordInputs(model.embedding(), first.directions()))
            .orElse(null);
    network =
        new Network(
            model,
            pads,
            place ->
                place == 0
                    ? RecurrentRun.ofWords(packed.get(0).orElseThrow(), inputs, received)
                    : RecurrentRun.ofVectors(packed.get(place).orElseThrow(), received));
    output = new OutputScores(model.output());
  }

  @Override
  public Scores forward(SequenceBatch batch, History history) {
    keep(history);
    padded.take(batch);
    network.arrange(padded, steps, history, runner);
    output.compute(runSteps(), batch.size());
    return output::score;
  }

  private void keep(History history) {
    if (!history.equals(this.history)) {
      this.history = history;
      network.keep(history);
    }
  }

  /** What the output reads of the steps that are arranged: [sequences, its size]. */
  private float[] runSteps() {
    float[] embeddings = null;
    if (inputs == null) {
      embeddings = sums.gather(padded, steps);
    } else {
      inputs.lookUp(padded, steps);
    }
    return network.forward(steps, embeddings);
  }

  @Override
  public WordRelevances relevances(TargetColumns targets) {
    requireRelevances();
    runBack(targets, Depth.WORDS);
    return new Relevances();
  }

  @Override
  public EmbeddingRelevances embeddingRelevances(TargetColumns targets) {
    requireRelevances();
    runBack(targets, Depth.EMBEDDINGS);
    if (inputs != null) {
      multiplyEmbeddings();
    }
    return new Relevances();
  }

  private void multiplyEmbeddings() {
    float[] word = new float[model.embeddingSize()];
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      for (int step = 0; step < steps.length(sequence); step++) {
        padded.copyEmbedding(sequence, step, word, 0);
        received.multiplyEmbedding(steps.first(sequence) + step, word);
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

  private void runBack(TargetColumns targets, Depth depth) {
    received.begin(steps, targets.columns(), depth);
    float[] left = network.back(output.enter(targets, history), targets);
    if (inputs == null) {
      sums.take(left, targets.columns(), history);
    }
  }

  /** The step that a word is. */
  private int step(int sequence, int position) {
    return steps.first(sequence) + padded.front(sequence) + position;
  }

  /** What a step received as a word or a pad. */
  private float word(int step, int column) {
    return inputs == null ? sums.word(step, column) : received.word(step, column);
  }

  private float dimension(int step, int column, int dimension) {
    return inputs == null ? sums.at(step, column, dimension) : received.at(step, column, dimension);
  }

  private final class Relevances implements EmbeddingRelevances {
    @Override
    public float at(int sequence, int column, int position) {
      return word(step(sequence, position), column);
    }

    @Override
    public float at(int sequence, int column, int position, int dimension) {
      return dimension(step(sequence, position), column, dimension);
    }

    @Override
    public float initialStates(int sequence, int column) {
      return received.initialStates(sequence, column)
          + network.initialStates(sequence, column, runner);
    }

    @Override
    public float padding(int sequence, int column) {
      float sum = network.padding(sequence, column, runner);
      for (int step = 0; step < steps.length(sequence); step++) {
        if (padded.isPad(sequence, step)) {
          sum += word(steps.first(sequence) + step, column);
        }
      }
      return sum;
    }
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
      return word(step(sequence, position), column);
    }

    @Override
    public float squaredNorm(int sequence, int column, int position) {
      reach(Depth.EMBEDDINGS);
      int step = step(sequence, position);
      return inputs == null ? sums.squaredNorm(step, column) : received.squaredNorm(step, column);
    }

    @Override
    public float at(int sequence, int column, int position, int dimension) {
      reach(Depth.EMBEDDINGS);
      return dimension(step(sequence, position), column, dimension);
    }
  }

  /** Runs pads like words, by a workspace of its own. */
  private static final class Runner extends PadRunner {
    private final SentimentModel model;
    private final List<Optional<PackedLayer>> packed;
    private ScalarWorkspace workspace;

    Runner(SentimentModel model, List<Optional<PackedLayer>> packed, int units) {
      super(units);
      this.model = model;
      this.packed = packed;
    }

    private SequenceBatch pads(int count) {
      if (workspace == null) {
        SentimentModel bare = Pads.withoutPads(model);
        workspace = new ScalarWorkspace(bare, packed, new Pads(bare));
      }
      int[] ids = new int[count];
      Arrays.fill(ids, model.sequences().paddingId());
      return SequenceBatch.ofIds(ids);
    }

    @Override
    public float[] afterOneMore(float[] states) {
      SequenceBatch pad = pads(1);
      workspace.keep(History.none());
      workspace.padded.take(pad);
      workspace.steps.arrange(workspace.padded);
      return workspace.network.afterOneMore(states, workspace::runSteps);
    }

    @Override
    protected void forward(int pads, EpsilonRule rule) {
      SequenceBatch batch = pads(pads);
      workspace.forward(batch, History.forRelevance(rule));
    }

    @Override
    protected void back(int first, int columns) {
      workspace.received.begin(workspace.steps, columns, Depth.WORDS);
      workspace.network.backOfUnits(first, columns);
    }

    @Override
    protected float ofPads(int column) {
      float sum = 0;
      for (int step = 0; step < workspace.steps.total(); step++) {
        sum += workspace.word(step, column);
      }
      return sum;
    }

    @Override
    protected float ofStates(int column) {
      return workspace.received.initialStates(0, column);
    }
  }
}
