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

/** Runs the sequences of a batch together, one direction after the other. */
final class SimdWorkspace implements Workspace {
  private final BatchPlan plan = new BatchPlan();
  private final WayBack wayBack = new WayBack();
  private final GateBack gateBack = new GateBack();
  private final EmbeddingBack embeddingBack;
  private final InputRows inputs;
  private final OutputScores output;
  private final Trace[] traces;

  private SequenceBatch batch;

  /** The history that the stages were chosen for. */
  private History history = History.none();

  private Stage[] stages;

  /** The way back by that history. */
  private BackwardPass back;

  SimdWorkspace(SentimentModel model, List<PackedDirection> directions) {
    embeddingBack = new EmbeddingBack(model.embedding());
    inputs = new InputRows(model, directions);
    output = new OutputScores(model.output(), directions.size(), model.hiddenSize());
    traces = directions.stream().map(Trace::new).toArray(Trace[]::new);
    stages = Stages.of(model.cell(), history);
    back = wayBack;
  }

  @Override
  public Scores forward(SequenceBatch batch, History history) {
    if (!history.equals(this.history)) {
      stages = Stages.of(traces[0].weights.cell(), history);
      back = history.throughGates() ? gateBack : wayBack;
      this.history = history;
    }
    this.batch = batch;
    plan.arrange(batch);
    inputs.gather(batch, plan);
    for (int d = 0; d < traces.length; d++) {
      traces[d].begin(plan, history);
      ForwardPass.run(traces[d], d, stages, inputs, plan);
    }
    output.compute(traces, plan);
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
    embeddingBack.multiplyEmbeddings(batch);
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
    back.begin(plan, targets.columns(), reader);
    // Backwards: what the last direction kept is the nearest in the caches.
    for (int d = traces.length - 1; d >= 0; d--) {
      if (targets.enters(d)) {
        back.run(traces[d], d, inputs, plan, output, targets);
      }
    }
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
