package io.github.relevista.engine.simd;

import io.github.relevista.engine.EmbeddingRelevances;
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
import io.github.relevista.engine.network.PaddedBatch;
import io.github.relevista.model.SentimentModel;
import java.util.ArrayList;
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

  /** The history that is kept. */
  private History history = History.none();

  /** The way back by that history. */
  private BackwardPass back = wayBack;

  /**
   * @param packed the recurrent layers by their place among all; null where a layer is another
   */
  SimdWorkspace(SentimentModel model, List<Optional<PackedLayer>> packed) {
    padded = new PaddedBatch(model);
    embeddingBack = new InputBack(model.embeddingSize());
    sums = new EmbeddingSums(model.embeddingSize());
    inputs = packed.get(0).map(first -> new InputRows(model, first.directions())).orElse(null);
    network = new Network(model, place -> layer(packed.get(place).orElseThrow(), place));
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
    if (!history.equals(this.history)) {
      network.keep(history);
      back = history.throughGates() ? gateBack : wayBack;
      this.history = history;
    }
    padded.take(batch);
    steps.arrange(padded);
    float[] embeddings = null;
    if (inputs == null) {
      embeddings = sums.gather(padded, steps);
    } else {
      inputs.gather(padded, steps);
    }
    output.compute(network.forward(steps, embeddings), batch.size());
    return output::score;
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

  private void runBack(TargetColumns targets, SignalReader reader) {
    back.begin(steps, targets.columns());
    for (RecurrentRun layer : layers) {
      layer.beginBack(back, reader);
    }
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
      return back.initialStates(sequence, column) + network.nowhere(sequence, column);
    }

    @Override
    public float padding(int sequence, int column) {
      float sum = 0;
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
}
