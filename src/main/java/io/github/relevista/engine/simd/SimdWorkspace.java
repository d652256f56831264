package io.github.relevista.engine.simd;

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
import io.github.relevista.model.SentimentModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs the sequences of a batch together, layer by layer. */
final class SimdWorkspace implements Workspace {
  private final WayBack wayBack = new WayBack();
  private final GateBack gateBack = new GateBack();
  private final PaddedBatch padded;
  private final BatchSteps steps = new BatchSteps();
  private final Network network;
  private final OutputScores output;

  /** The recurrent layers, from the lowest to the highest. */
  private final List<RecurrentRun> layers = new ArrayList<>();

  /** What the words feed into the lowest layer where that is recurrent; null where it is not. */
  private final InputRows inputs;

  /** Takes a way back of the lowest layer, where that is recurrent, down to embeddings. */
  private final InputBack embeddingBack;

  /** What words receive where the lowest layer is not recurrent. */
  private final EmbeddingSums sums;

  /** Runs pads when their states are first asked for. */
  private final Runner runner;

  /** The history that is kept. */
  private History history = History.none();

  /** The way back by that history. */
  private BackwardPass back = wayBack;

  /**
   * @param packed the recurrent layers by their place among all; nothing where a layer is another
   * @param pads of the engine
   */
  SimdWorkspace(SentimentModel model, List<Optional<PackedLayer>> packed, Pads pads) {
    runner = new Runner(model, packed, pads.units());
    padded = new PaddedBatch(model);
    embeddingBack = new InputBack(model.embeddingSize());
    sums = new EmbeddingSums(model.embeddingSize());
    inputs = packed.get(0).map(first -> new InputRows(model, first.directions())).orElse(null);
    network = new Network(model, pads, place -> layer(packed.get(place).orElseThrow(), place));
    output = new OutputScores(model.output());
  }

  private RecurrentRun layer(PackedLayer packed, int place) {
    RecurrentRun layer =
        place == 0 ? RecurrentRun.ofWords(packed, inputs) : RecurrentRun.ofVectors(packed);
    layers.add(layer);
    return layer;
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
      network.keep(history);
      back = history.throughGates() ? gateBack : wayBack;
      this.history = history;
    }
  }

  /** What the output reads of the steps that are arranged: [sequences, its size]. */
  private float[] runSteps() {
    float[] embeddings = null;
    if (inputs == null) {
      embeddings = sums.gather(padded, steps);
    } else {
      inputs.gather(padded, steps);
    }
    return network.forward(steps, embeddings);
  }

  @Override
  public WordRelevances relevances(TargetColumns targets) {
    requireRelevances();
    runBack(targets, SignalReader.NONE);
    return new Relevances();
  }

  @Override
  public EmbeddingRelevances embeddingRelevances(TargetColumns targets) {
    requireRelevances();
    runBackToEmbeddings(targets);
    if (inputs != null) {
      embeddingBack.multiplyEmbeddings(padded, steps);
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

  private void runBackToEmbeddings(TargetColumns targets) {
    if (inputs == null) {
      runBack(targets, SignalReader.NONE);
    } else {
      embeddingBack.begin(layers.get(0).plan(), targets.columns());
      runBack(targets, embeddingBack);
    }
  }

  private void beginBack(int columns, SignalReader reader) {
    back.begin(steps, columns);
    for (RecurrentRun layer : layers) {
      layer.beginBack(back, reader);
    }
  }

  private void runBack(TargetColumns targets, SignalReader reader) {
    beginBack(targets.columns(), reader);
    float[] received = network.back(output.enter(targets, history), targets);
    if (inputs == null) {
      sums.take(received, targets.columns(), history);
    }
  }

  /** The step that a word is. */
  private int step(int sequence, int position) {
    return steps.first(sequence) + padded.front(sequence) + position;
  }

  /** What a step received as a word or a pad. */
  private float word(int step, int column) {
    return inputs == null ? sums.word(step, column) : back.word(step, column);
  }

  private float dimension(int step, int column, int dimension) {
    return inputs == null
        ? sums.at(step, column, dimension)
        : embeddingBack.at(step, column, dimension);
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
      return back.initialStates(sequence, column) + network.initialStates(sequence, column, runner);
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
    private boolean reachedWords;
    private boolean reachedEmbeddings;

    Gradients(TargetColumns targets) {
      this.targets = targets;
    }

    private void reachWords() {
      if (!reachedWords) {
        runBack(targets, SignalReader.NONE);
        reachedWords = true;
      }
    }

    private void reachEmbeddings() {
      if (!reachedEmbeddings) {
        runBackToEmbeddings(targets);
        reachedWords = true;
        reachedEmbeddings = true;
      }
    }

    @Override
    public float inputProduct(int sequence, int column, int position) {
      reachWords();
      return word(step(sequence, position), column);
    }

    @Override
    public float squaredNorm(int sequence, int column, int position) {
      reachEmbeddings();
      int step = step(sequence, position);
      return inputs == null
          ? sums.squaredNorm(step, column)
          : embeddingBack.squaredNorm(step, column);
    }

    @Override
    public float at(int sequence, int column, int position, int dimension) {
      reachEmbeddings();
      return dimension(step(sequence, position), column, dimension);
    }
  }

  /** Runs pads like words, by a workspace of its own. */
  private static final class Runner extends PadRunner {
    private final SentimentModel model;
    private final List<Optional<PackedLayer>> packed;
    private SimdWorkspace workspace;

    Runner(SentimentModel model, List<Optional<PackedLayer>> packed, int units) {
      super(units);
      this.model = model;
      this.packed = packed;
    }

    private SequenceBatch pads(int count) {
      if (workspace == null) {
        SentimentModel bare = Pads.withoutPads(model);
        workspace = new SimdWorkspace(bare, packed, new Pads(bare));
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
      workspace.beginBack(columns, SignalReader.NONE);
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
      return workspace.back.initialStates(0, column);
    }
  }
}
