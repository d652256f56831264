package io.github.relevista.engine.network;

import io.github.relevista.engine.EmbeddingRelevances;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.engine.network.EngineLayers.Depth;
import io.github.relevista.model.SentimentModel;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Runs batches through a network of an engine's layers and lets relevance or gradients flow back:
 * what all engines that share the network have alike.
 */
public final class NetworkWorkspace implements Workspace {
  private final PaddedBatch padded;
  private final BatchSteps steps = new BatchSteps();
  private final EngineLayers engine;
  private final Network network;

  /** What words receive where the lowest layer is not recurrent. */
  private final EmbeddingSums sums;

  /** Runs pads when their states are first asked for. */
  private final Runner runner;

  /** The history that is kept. */
  private History history = History.none();

  /**
   * @param pads of the engine
   * @param layers makes the engine's layers for a model of the same weights
   */
  public NetworkWorkspace(
      SentimentModel model, Pads pads, Function<SentimentModel, EngineLayers> layers) {
    runner = new Runner(model, pads.units(), layers);
    padded = new PaddedBatch(model);
    sums = new EmbeddingSums(model.embeddingSize());
    engine = layers.apply(model);
    network = new Network(model, pads, engine);
  }

  @Override
  public Scores forward(SequenceBatch batch, History history) {
    keep(history);
    padded.take(batch);
    network.arrange(padded, steps, history, runner);
    engine.computeScores(runSteps(), batch.size());
    return engine::score;
  }

  private void keep(History history) {
    if (!history.equals(this.history)) {
      this.history = history;
      engine.keep(history);
      network.keep(history);
    }
  }

  /** What the output reads of the steps that are arranged: [sequences, its size]. */
  private float[] runSteps() {
    float[] embeddings = null;
    if (engine.readsWords()) {
      engine.read(padded, steps);
    } else {
      embeddings = sums.gather(padded, steps);
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
    if (engine.readsWords()) {
      engine.multiplyEmbeddings(padded, steps);
    }
    return new Relevances();
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
    engine.beginBack(steps, targets.columns(), depth);
    float[] left = network.back(engine.enter(targets, history), targets);
    if (!engine.readsWords()) {
      sums.take(left, targets.columns(), history);
    }
  }

  /** The step that a word is. */
  private int step(int sequence, int position) {
    return steps.first(sequence) + padded.front(sequence) + position;
  }

  /** What a step received as a word or a pad. */
  private float word(int step, int column) {
    return engine.readsWords() ? engine.word(step, column) : sums.word(step, column);
  }

  private float dimension(int step, int column, int dimension) {
    return engine.readsWords()
        ? engine.at(step, column, dimension)
        : sums.at(step, column, dimension);
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
      return engine.initialStates(sequence, column)
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
      return engine.readsWords()
          ? engine.squaredNorm(step, column)
          : sums.squaredNorm(step, column);
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
    private final Function<SentimentModel, EngineLayers> layers;
    private NetworkWorkspace workspace;

    Runner(SentimentModel model, int units, Function<SentimentModel, EngineLayers> layers) {
      super(units);
      this.model = model;
      this.layers = layers;
    }

    private SequenceBatch pads(int count) {
      if (workspace == null) {
        SentimentModel bare = Pads.withoutPads(model);
        workspace = new NetworkWorkspace(bare, new Pads(bare), layers);
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
      workspace.engine.beginBack(workspace.steps, columns, Depth.WORDS);
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
      return workspace.engine.initialStates(0, column);
    }
  }
}
