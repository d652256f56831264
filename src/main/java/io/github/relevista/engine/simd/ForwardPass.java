package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;

import java.util.Arrays;

/** Runs a batch through one direction, all rows of a step at once. */
final class ForwardPass {
  private ForwardPass() {}

  /**
   * Runs all steps.
   *
   * @param trace has begun the batch; holds the states and the history when this returns
   * @param stages of the trace's cell and history
   * @param direction its place among those of the layer
   */
  static void run(Trace trace, int direction, Stage[] stages, StepInputs inputs, BatchPlan plan) {
    for (int step = 0; step < plan.steps(); step++) {
      trace.at(plan, step);
      inputs.moveTo(direction, trace.order, plan, step);
      multiplyStates(trace, step, plan.active(step));
      addInputs(trace, direction, step, inputs, plan);
      for (Stage stage : stages) {
        stage.run(trace);
      }
    }
  }

  /** gates = U h₋, which is zero before the first step unless sequences begin with states. */
  private static void multiplyStates(Trace trace, int step, int rows) {
    int width = trace.weights.width();
    if (step == 0 && !trace.beginsWithStates) {
      Arrays.fill(trace.gates, 0, rows * width, 0);
      return;
    }
    Product.multiply(
        trace.gates,
        width,
        trace.states,
        trace.before,
        trace.padded,
        rows,
        trace.weights.recurrent());
  }

  /** gates += W x + b. */
  private static void addInputs(
      Trace trace, int direction, int step, StepInputs inputs, BatchPlan plan) {
    float[] projections = inputs.values(direction);
    float[] bias = trace.weights.bias();
    int width = trace.weights.width();
    for (int row = 0; row < plan.active(step); row++) {
      int input = inputs.place(row, plan.tokenRead(trace.order, row, step), width);
      addTwoRows(trace.gates, row * width, projections, input, bias, width);
      if (trace.keepsWordInput) {
        copySignal(trace.wordInput, trace.after + row * trace.padded, projections, input, width);
      }
    }
  }

  /** out[width] += a[width] + b[width], b from 0; a whole number of vectors. */
  private static void addTwoRows(
      float[] out, int outOffset, float[] a, int aOffset, float[] b, int width) {
    for (int column = 0; column < width; column += Lanes.COUNT) {
      load(a, aOffset + column)
          .add(load(b, column))
          .add(load(out, outOffset + column))
          .intoArray(out, outOffset + column);
    }
  }

  /** out[padded] = the signal's slots of row[width]. */
  private static void copySignal(
      float[] out, int outOffset, float[] row, int rowOffset, int width) {
    int to = outOffset;
    for (int slot = Slot.SIGNAL; slot < width; slot += Slot.COUNT * Lanes.COUNT) {
      load(row, rowOffset + slot).intoArray(out, to);
      to += Lanes.COUNT;
    }
  }
}
