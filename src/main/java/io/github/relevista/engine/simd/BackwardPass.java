package io.github.relevista.engine.simd;

import io.github.relevista.engine.network.BatchSteps;
import io.github.relevista.engine.network.Entering;
import java.util.Arrays;
import java.util.List;

/**
 * A way back through a batch, for all target columns at once. The columns of all rows are stacked:
 * column q of row r is line r · columns + q of every buffer, so that one product serves them all.
 */
abstract class BackwardPass {
  /** Columns of every row. */
  int columns;

  /** The direction that is gone back through, with its history. */
  Trace trace;

  /** Its place among those of the layer. */
  int direction;

  /** What its steps were fed. */
  StepInputs inputs;

  /** Where the rows of its steps lie. */
  BatchPlan plan;

  /** Is shown the signals of every step. */
  SignalReader reader;

  /** The current step. */
  int step;

  /** Lines of the current step. */
  int lines;

  /** What stayed in a state: [lines, padded]. */
  float[] stayed = new float[0];

  /**
   * What each lower unit of a word's pre-activations received of bias and stabiliser; zeros where
   * nothing is shared: [lines].
   */
  float[] shares = new float[0];

  /** Sums over units that are not yet summed over {@linkplain Lanes#OF_SUMS lanes}. */
  float[] partial = new float[0];

  /** What words received: [tokens, columns]. */
  float[] words = new float[0];

  /** What is left in the states before the first step: [sequences · columns]. */
  float[] initial = new float[0];

  /** Prepares for the columns of a batch. */
  final void begin(BatchSteps steps, int columns) {
    this.columns = columns;
    words = Buffers.grown(words, Buffers.size(steps.total(), columns));
    Arrays.fill(words, 0, steps.total() * columns, 0);
    int lines = Buffers.size(steps.size(), columns);
    initial = Buffers.grown(initial, lines);
    Arrays.fill(initial, 0, lines, 0);
    shares = Buffers.grown(shares, lines);
    Arrays.fill(shares, 0, lines, 0);
    partial = Buffers.grown(partial, Buffers.size(lines, Lanes.OF_SUMS));
  }

  /**
   * Adds what flows back through one direction of a layer.
   *
   * @param trace of the direction, with its history
   * @param direction its place among those of the layer
   * @param entering what enters the layer's hidden states
   * @param reader is shown the signals of every step
   */
  final void run(
      Trace trace,
      int direction,
      StepInputs inputs,
      BatchPlan plan,
      Entering entering,
      SignalReader reader) {
    this.trace = trace;
    this.direction = direction;
    this.inputs = inputs;
    this.plan = plan;
    this.reader = reader;
    run(entering);
  }

  /** Goes back through all steps of the direction. */
  abstract void run(Entering entering);

  /** Moves to a step. */
  final void at(int step) {
    trace.at(plan, step);
    this.step = step;
    lines = plan.active(step) * columns;
  }

  /** Runs the stages of a step. */
  static <P extends BackwardPass> void runStages(List<BackStage<P>> stages, P back) {
    for (int stage = 0; stage < stages.size(); stage++) {
      stages.get(stage).run(back);
    }
  }

  /** out[lines, padded] = what enters the final states of a direction. */
  final void enterFinals(float[] out, Entering entering) {
    int hidden = trace.weights.hidden();
    for (int sequence = 0; sequence < plan.size(); sequence++) {
      for (int column = 0; column < columns; column++) {
        int to = (plan.row(sequence) * columns + column) * trace.padded;
        entering.copyFinal(out, to, sequence * columns + column, direction * hidden, hidden);
        Arrays.fill(out, to + hidden, to + trace.padded, 0);
      }
    }
  }

  /** out[lines, padded] += what enters the states of a direction at the current step. */
  final void enterStep(float[] out, Entering entering) {
    if (entering.steps() == null) {
      return;
    }
    int hidden = trace.weights.hidden();
    for (int line = 0; line < lines; line++) {
      int token = plan.tokenRead(trace.order, line / columns, step);
      int place = token * columns + line % columns;
      int from = place * entering.width() + direction * hidden;
      Rows.add(out, line * trace.padded, entering.steps(), from, hidden);
    }
  }

  /** Adds what the kernels left in {@link #partial} to the words of the current step. */
  final void addPartialToWords() {
    for (int row = 0; row < plan.active(step); row++) {
      int token = plan.tokenRead(trace.order, row, step);
      for (int column = 0; column < columns; column++) {
        int line = row * columns + column;
        words[token * columns + column] += Lanes.sum(partial, line * Lanes.OF_SUMS);
      }
    }
  }

  /**
   * Adds what is left in a state to that of all.
   *
   * @param state [lines, padded]
   */
  final void leave(float[] state) {
    for (int sequence = 0; sequence < plan.size(); sequence++) {
      for (int column = 0; column < columns; column++) {
        int from = (plan.row(sequence) * columns + column) * trace.padded;
        int place = sequence * columns + column;
        for (int unit = 0; unit < trace.weights.hidden(); unit++) {
          initial[place] += state[from + unit];
        }
      }
    }
  }

  /** What a token received. */
  final float word(int token, int column) {
    return words[token * columns + column];
  }

  /** What is left in the states before the first step of a sequence. */
  final float initialStates(int sequence, int column) {
    return initial[sequence * columns + column];
  }
}
