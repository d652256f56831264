package io.github.relevista.engine.simd;

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

/** Runs the sequences of a batch together, layer by layer. */
final class SimdWorkspace implements Workspace {
  private final BatchPlan plan = new BatchPlan();
  private final WayBack wayBack = new WayBack();
  private final GateBack gateBack = new GateBack();
  private final SentimentModel model;
  private final InputBack embeddingBack;
  private final InputRows inputs;
  private final OutputScores output;
  private final RecurrentLayer layer;

  private SequenceBatch batch;

  /** The history that the layer keeps. */
  private History history = History.none();

  /** The way back by that history. */
  private BackwardPass back;

  SimdWorkspace(SentimentModel model, List<PackedDirection> directions) {
    this.model = model;
    embeddingBack = new InputBack(model.embeddingSize());
    inputs = new InputRows(model, directions);
    layer = new RecurrentLayer(directions);
    output = new OutputScores(model.output());
    back = wayBack;
  }

  @Override
  public Scores forward(SequenceBatch batch, History history) {
    if (!history.equals(this.history)) {
      layer.keep(history);
      back = history.throughGates() ? gateBack : wayBack;
      this.history = history;
    }
    this.batch = batch;
    plan.arrange(batch);
    inputs.gather(batch, plan);
    layer.forward(inputs, plan, history, false);
    output.compute(layer, plan);
    return (sequence, classIndex) -> output.score(plan.row(sequence), classIndex);
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
    embeddingBack.begin(plan, targets.columns());
    runBack(targets, embeddingBack);
    embeddingBack.multiplyEmbeddings(batch, model.embedding());
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

  private void runBack(TargetColumns targets, SignalReader reader) {
    back.begin(plan, targets.columns());
    Entering entering = new Entering(output.enter(plan, targets, history), null, layer.width());
    layer.back(back, inputs, plan, entering, targets, reader);
  }

  private final class Relevances implements EmbeddingRelevances {
    @Override
    public float at(int sequence, int column, int position) {
      return back.word(plan.token(sequence, position), column);
    }

    @Override
    public float at(int sequence, int column, int position, int dimension) {
      return embeddingBack.at(plan.token(sequence, position), column, dimension);
    }

    @Override
    public float initialStates(int sequence, int column) {
      return back.initialStates(plan.row(sequence), column);
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
        embeddingBack.begin(plan, targets.columns());
        runBack(targets, embeddingBack);
        reachedWords = true;
        reachedEmbeddings = true;
      }
    }

    @Override
    public float inputProduct(int sequence, int column, int position) {
      reachWords();
      return back.word(plan.token(sequence, position), column);
    }

    @Override
    public float squaredNorm(int sequence, int column, int position) {
      reachEmbeddings();
      return embeddingBack.squaredNorm(plan.token(sequence, position), column);
    }

    @Override
    public float at(int sequence, int column, int position, int dimension) {
      reachEmbeddings();
      return embeddingBack.at(plan.token(sequence, position), column, dimension);
    }
  }
}
