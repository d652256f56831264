package io.github.relevista.engine.simd;

import java.util.Arrays;

/**
 * A way back through a batch, for all target columns at once. The columns of all rows are stacked:
 * column q of row r is line r · columns + q of every buffer, so that one product serves them all.
 */
abstract class BackwardPass {
  /** Columns of every row. */
  int columns;

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

  /** What is left in the states before the first step: [lines]. */
  float[] initial = new float[0];

  /** Prepares for the columns of a batch. */
  final void begin(BatchPlan plan, int columns) {
    this.columns = columns;
    words = Buffers.grown(words, Buffers.size(plan.tokens(), columns));
    Arrays.fill(words, 0, plan.tokens() * columns, 0);
    int lines = Buffers.size(plan.size(), columns);
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
   * @param direction 0 forward, 1 backward
   * @param entering what enters the layer's hidden states
   * @param reader is shown the signals of every step
   */
  abstract void run(
      Trace trace,
      int direction,
      StepInputs inputs,
      BatchPlan plan,
      Entering entering,
      SignalReader reader);

  /** out[lines, padded] = what enters the final states of a direction. */
  final void enterFinals(
      float[] out, Trace trace, int direction, BatchPlan plan, Entering entering) {
    int hidden = trace.weights.hidden();
    for (int line = 0; line < plan.size() * columns; line++) {
      int place = line * trace.padded;
      entering.copyFinal(out, place, line, direction * hidden, hidden);
      Arrays.fill(out, place + hidden, place + trace.padded, 0);
    }
  }

  /** out[lines, padded] += what enters the states of a direction at a step. */
  final void enterStep(
      float[] out, Trace trace, int direction, int step, BatchPlan plan, Entering entering) {
    if (entering.steps() == null) {
      return;
    }
    int hidden = trace.weights.hidden();
    for (int line = 0; line < plan.active(step) * columns; line++) {
      int place = plan.tokenRead(direction, line / columns, step) * columns + line % columns;
      entering.addStep(out, line * trace.padded, place, direction * hidden, hidden);
    }
  }

  /** Adds what the kernels left in {@link #partial} to the words of a step. */
  final void addPartialToWords(int direction, int step, BatchPlan plan) {
    for (int row = 0; row < plan.active(step); row++) {
      int token = plan.tokenRead(direction, row, step);
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
  final void leave(float[] state, Trace trace, BatchPlan plan) {
    for (int line = 0; line < plan.size() * columns; line++) {
      for (int unit = 0; unit < trace.weights.hidden(); unit++) {
        initial[line] += state[line * trace.padded + unit];
      }
    }
  }

  /** What a token received. */
  final float word(int token, int column) {
    return words[token * columns + column];
  }

  /** What is left in the states before the first step of a row. */
  final float initialStates(int row, int column) {
    return initial[row * columns + column];
  }
}
