package io.github.relevista.engine.simd;

import io.github.relevista.engine.History;
import io.github.relevista.engine.network.BatchSteps;
import io.github.relevista.engine.network.Entering;
import io.github.relevista.engine.network.LayerRun;
import io.github.relevista.engine.network.PadStates;
import io.github.relevista.model.CellKind;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** The directions of one layer on their way through a batch; a workspace's own. */
final class RecurrentRun implements LayerRun.Recurrent {
  private final PackedLayer weights;
  private final Trace[] traces;
  private final int hidden;
  private final BatchPlan plan = new BatchPlan();

  /** What the words of a batch feed into the lowest layer; null of the others. */
  private final InputRows words;

  /** What the vectors of the layer below feed into this one; null of the lowest. */
  private final VectorInputs inputs;

  /** Takes what flows back to those vectors. */
  private final InputBack inputBack;

  /** Takes what flows back to the embeddings of words, where one looks so far. */
  private SignalReader wordReader = SignalReader.NONE;

  /** The states that sequences begin with; null where these are zero. */
  private PadStates pads;

  /** The layer's first unit among those of all recurrent layers. */
  private int firstUnit;

  private History history = History.none();
  private Stage[] stages;
  private BackwardPass back;
  private BatchSteps steps = new BatchSteps();

  /** What was read: [steps, size of what is read]. */
  private float[] read;

  /** The states of all directions by step: [steps, size]. */
  private float[] vectors = new float[0];

  private RecurrentRun(PackedLayer weights, InputRows words) {
    this.weights = weights;
    this.words = words;
    hidden = weights.hidden();
    traces = new Trace[weights.directions().size()];
    for (int d = 0; d < traces.length; d++) {
      traces[d] = new Trace(weights.directions().get(d), weights.order(d));
    }
    inputs = words == null ? new VectorInputs(weights.directions()) : null;
    inputBack = new InputBack(weights.inputSize());
    stages = Stages.of(weights.form(), history);
  }

  /** A layer that reads words, which are looked up for every batch. */
  static RecurrentRun ofWords(PackedLayer weights, InputRows words) {
    return new RecurrentRun(weights, words);
  }

  /** A layer that reads what is below it. */
  static RecurrentRun ofVectors(PackedLayer weights) {
    return new RecurrentRun(weights, null);
  }

  @Override
  public int size() {
    return traces.length * hidden;
  }

  @Override
  public BatchSteps steps() {
    return steps;
  }

  @Override
  public void keep(History history) {
    this.history = history;
    stages = Stages.of(weights.form(), history);
  }

  @Override
  public void forward(BatchSteps below, float[] read, boolean readAbove) {
    steps = below;
    this.read = read;
    plan.arrange(below);
    StepInputs fed = words;
    if (words == null) {
      inputs.begin(read);
      fed = inputs;
    }
    for (int d = 0; d < traces.length; d++) {
      traces[d].begin(plan, history, readAbove);
      beginStates(traces[d]);
      ForwardPass.run(traces[d], d, stages, fed, plan);
    }
    if (readAbove) {
      gather();
    }
  }

  private void beginStates(Trace trace) {
    trace.beginsWithStates = pads != null;
    if (pads == null) {
      return;
    }
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      int place = plan.row(sequence) * trace.padded;
      pads.copy(sequence, firstUnit, hidden, 0, trace.states, place);
      if (weights.form().cell() == CellKind.LSTM) {
        pads.copy(sequence, firstUnit, hidden, 1, trace.cell, place);
      }
    }
  }

  private void gather() {
    int size = size();
    vectors = Buffers.grown(vectors, Buffers.size(steps.total(), size));
    for (int d = 0; d < traces.length; d++) {
      Trace trace = traces[d];
      for (int step = 0; step < plan.steps(); step++) {
        trace.at(plan, step);
        for (int row = 0; row < plan.active(step); row++) {
          int token = plan.tokenRead(trace.order, row, step);
          int from = trace.after + row * trace.padded;
          System.arraycopy(trace.states, from, vectors, token * size + d * hidden, hidden);
        }
      }
    }
  }

  @Override
  public float[] vectors() {
    return vectors;
  }

  @Override
  public void copyFinals(float[] out, int outOffset, int sequence) {
    for (int d = 0; d < traces.length; d++) {
      int from = traces[d].finalState(plan, plan.row(sequence));
      System.arraycopy(traces[d].states, from, out, outOffset + d * hidden, hidden);
    }
  }

  @Override
  public void copyCell(float[] out, int outOffset) {
    if (weights.form().cell() == CellKind.LSTM) {
      System.arraycopy(traces[0].cell, 0, out, outOffset, hidden);
    } else {
      Arrays.fill(out, outOffset, outOffset + hidden, 0);
    }
  }

  @Override
  public void beginWith(PadStates pads, int first) {
    this.pads = pads;
    this.firstUnit = first;
  }

  /**
   * Prepares for a way back.
   *
   * @param back has begun the batch
   * @param wordReader is shown the signals of every step of a layer that reads words
   */
  void beginBack(BackwardPass back, SignalReader wordReader) {
    this.back = back;
    this.wordReader = wordReader;
  }

  /** Where the steps of the batch lie. */
  BatchPlan plan() {
    return plan;
  }

  @Override
  public float[] back(Entering entering, int columns, IntPredicate through) {
    SignalReader reader = wordReader;
    if (words == null) {
      inputBack.begin(plan, columns);
      reader = inputBack;
    }
    // Backwards: what the last direction kept is the nearest in the caches.
    for (int d = traces.length - 1; d >= 0; d--) {
      if (through.test(traces[d].order)) {
        back.run(traces[d], d, words == null ? inputs : words, plan, entering, reader);
        leaveToPads(columns);
      }
    }
    if (words != null) {
      return null;
    }
    if (history instanceof History.ForRelevance) {
      inputBack.multiplyVectors(read);
    }
    return inputBack.sums();
  }

  private void leaveToPads(int columns) {
    for (int sequence = 0; pads != null && sequence < steps.size(); sequence++) {
      for (int column = 0; column < columns; column++) {
        int from = (plan.row(sequence) * columns + column) * traces[0].padded;
        pads.leave(sequence, column, firstUnit, hidden, back.stayed, from);
      }
    }
  }
}
