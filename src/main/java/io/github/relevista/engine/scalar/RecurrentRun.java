package io.github.relevista.engine.scalar;

import io.github.relevista.engine.History;
import io.github.relevista.engine.network.BatchSteps;
import io.github.relevista.engine.network.Entering;
import io.github.relevista.engine.network.LayerRun;
import io.github.relevista.engine.network.PadStates;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** The directions of one layer on their way through a batch, sequence by sequence. */
final class RecurrentRun implements LayerRun.Recurrent {
  private final PackedLayer weights;
  private final Pass[] passes;
  private final int hidden;

  /** What is read at a step. */
  private final int inputSize;

  /** What the words of a batch feed into the lowest layer; null of the others. */
  private final WordInputs words;

  /** What the vectors of the layer below feed into this one; null of the lowest. */
  private final VectorInputs inputs;

  /** What received what flowed back. */
  private final Received received;

  /** The ways back of the directions, by the history last kept. */
  private final WayBack[] ways;

  /** The states that sequences begin with; null where these are zero. */
  private PadStates pads;

  /** The layer's first unit among those of all recurrent layers. */
  private int firstUnit;

  private History history = History.none();

  /** What the steps kept: [directions] of [steps · historyPerStep]. */
  private final float[][] keptSteps;

  private BatchSteps steps = new BatchSteps();

  /** What was read: [steps, inputSize]. */
  private float[] read;

  /** The states of all directions: [steps, size]. */
  private float[] states = new float[0];

  /** The final ones: [sequences, size]. */
  private float[] finals = new float[0];

  /** What enters the final states of a sequence: [size]. */
  private final float[] top;

  /** What the vectors below receive: [steps · columns, inputSize]. */
  private float[] below = new float[0];

  /** What each of their dimensions shares: [steps · columns]. */
  private float[] shares = new float[0];

  private RecurrentRun(PackedLayer weights, WordInputs words, Received received) {
    this.weights = weights;
    this.words = words;
    this.received = received;
    passes = weights.directions().stream().map(Pass::of).toArray(Pass[]::new);
    inputs = words == null ? new VectorInputs(weights.directions()) : null;
    hidden = weights.model().hidden();
    inputSize = weights.model().inputSize();
    ways = new WayBack[passes.length];
    keptSteps = new float[passes.length][0];
    top = new float[size()];
  }

  /** A layer that reads words, which are looked up for every batch. */
  static RecurrentRun ofWords(PackedLayer weights, WordInputs words, Received received) {
    return new RecurrentRun(weights, words, received);
  }

  /** A layer that reads what is below it. */
  static RecurrentRun ofVectors(PackedLayer weights, Received received) {
    return new RecurrentRun(weights, null, received);
  }

  @Override
  public int size() {
    return passes.length * hidden;
  }

  @Override
  public BatchSteps steps() {
    return steps;
  }

  @Override
  public void keep(History history) {
    this.history = history;
    for (int d = 0; d < passes.length; d++) {
      ways[d] = passes[d].keep(history);
    }
  }

  @Override
  public void forward(BatchSteps below, float[] read, boolean readAbove) {
    steps = below;
    this.read = read;
    int size = size();
    states = Buffers.grown(states, Math.multiplyExact(steps.total(), size));
    finals = Buffers.grown(finals, Math.multiplyExact(steps.size(), size));
    for (int d = 0; d < passes.length; d++) {
      int length = Math.multiplyExact(steps.total(), passes[d].historyPerStep());
      keptSteps[d] = Buffers.grown(keptSteps[d], length);
    }
    if (words == null) {
      inputs.project(read, steps.total());
    }
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      for (int d = 0; d < passes.length; d++) {
        run(sequence, d, words == null ? inputs : words);
      }
    }
  }

  private void run(int sequence, int d, StepInputs inputs) {
    Pass pass = passes[d];
    int length = steps.length(sequence);
    pass.reset();
    if (pads != null) {
      pass.begin(pads, sequence, firstUnit);
    }
    for (int step = 0; step < length; step++) {
      int token = token(sequence, d, step);
      int kept = token * pass.historyPerStep();
      pass.step(inputs.row(d, token), inputs.offset(d, token), keptSteps[d], kept);
      System.arraycopy(pass.hiddenState, 0, states, token * size() + d * hidden, hidden);
    }
    System.arraycopy(pass.hiddenState, 0, finals, sequence * size() + d * hidden, hidden);
  }

  /** The token that a direction reads at a step of its own. */
  private int token(int sequence, int d, int step) {
    return weights.model().order().isBackward(d)
        ? steps.first(sequence + 1) - 1 - step
        : steps.first(sequence) + step;
  }

  @Override
  public float[] vectors() {
    return states;
  }

  @Override
  public void copyFinals(float[] out, int outOffset, int sequence) {
    System.arraycopy(finals, sequence * size(), out, outOffset, size());
  }

  @Override
  public void copyCell(float[] out, int outOffset) {
    passes[0].copyCell(out, outOffset);
  }

  @Override
  public void beginWith(PadStates pads, int first) {
    this.pads = pads;
    this.firstUnit = first;
  }

  @Override
  public float[] back(Entering entering, int columns, IntPredicate through) {
    int places = Math.multiplyExact(steps.total(), columns);
    if (words == null) {
      below = Buffers.grown(below, Math.multiplyExact(places, inputSize));
      Arrays.fill(below, 0, places * inputSize, 0);
      shares = Buffers.grown(shares, places);
      Arrays.fill(shares, 0, places, 0);
    }
    for (int sequence = 0; sequence < steps.size(); sequence++) {
      for (int column = 0; column < columns; column++) {
        entering.copyFinal(top, 0, sequence * columns + column, 0, size());
        // The last direction first, as the engine simd adds them up.
        for (int d = passes.length - 1; d >= 0; d--) {
          if (through.test(weights.model().order().isBackward(d) ? 1 : 0)) {
            back(sequence, column, columns, d, entering);
          }
        }
      }
    }
    if (words != null) {
      return null;
    }
    if (history instanceof History.ForRelevance) {
      multiply(places, columns);
    }
    return below;
  }

  private void back(int sequence, int column, int columns, int d, Entering entering) {
    WayBack way = ways[d];
    way.beginBack(top, d * hidden);
    for (int step = steps.length(sequence) - 1; step >= 0; step--) {
      int token = token(sequence, d, step);
      int place = token * columns + column;
      if (entering.steps() != null) {
        way.enter(entering.steps(), place * size() + d * hidden);
      }
      way.stepBack(keptSteps[d], token * passes[d].historyPerStep());
      if (words == null) {
        way.addInputBack(below, place * inputSize);
        shares[place] += way.share();
      } else {
        received.take(place, way, way.word(words.row(d, token), words.offset(d, token)));
      }
    }
    if (pads == null) {
      received.addInitialStates(sequence, column, way);
    } else {
      pads.leave(sequence, column, firstUnit, hidden, way.remaining(keptSteps[d]), 0);
    }
  }

  /** Makes relevance of what signals gave to the vectors below. */
  private void multiply(int places, int columns) {
    for (int place = 0; place < places; place++) {
      int from = place / columns * inputSize;
      int to = place * inputSize;
      for (int e = 0; e < inputSize; e++) {
        below[to + e] = below[to + e] * read[from + e] + shares[place];
      }
    }
  }
}
