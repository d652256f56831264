package io.github.relevista.engine.simd;

import io.github.relevista.engine.History;
import io.github.relevista.engine.TargetColumns;
import java.util.List;

/** The directions of one layer on their way through a batch; a workspace's own. */
final class RecurrentLayer {
  private final Trace[] traces;
  private final int hidden;
  private Stage[] stages;

  /** The states of all directions by token: [tokens, width]. */
  private float[] vectors = new float[0];

  RecurrentLayer(List<PackedDirection> directions) {
    traces = directions.stream().map(Trace::new).toArray(Trace[]::new);
    hidden = directions.get(0).hidden();
    keep(History.none());
  }

  /** Keeps from now on what a way back by a history needs. */
  void keep(History history) {
    stages = Stages.of(traces[0].weights.cell(), history);
  }

  /** Units of all directions. */
  int width() {
    return traces.length * hidden;
  }

  /** Units of one direction. */
  int hidden() {
    return hidden;
  }

  /**
   * Runs a batch forward.
   *
   * @param history that stages are kept for
   * @param readAbove whether {@link #gather} will be asked for
   */
  void forward(StepInputs inputs, BatchPlan plan, History history, boolean readAbove) {
    for (int d = 0; d < traces.length; d++) {
      traces[d].begin(plan, history, readAbove);
      ForwardPass.run(traces[d], d, stages, inputs, plan);
    }
  }

  /** The states of all steps, token by token: [tokens, width]. */
  float[] gather(BatchPlan plan) {
    int width = width();
    vectors = Buffers.grown(vectors, Buffers.size(plan.tokens(), width));
    for (int d = 0; d < traces.length; d++) {
      Trace trace = traces[d];
      for (int step = 0; step < plan.steps(); step++) {
        trace.at(plan, step);
        for (int row = 0; row < plan.active(step); row++) {
          int token = plan.tokenRead(d, row, step);
          System.arraycopy(
              trace.states,
              trace.after + row * trace.padded,
              vectors,
              token * width + d * hidden,
              hidden);
        }
      }
    }
    return vectors;
  }

  /** out[width] from outOffset = the final states of a row. */
  void copyFinal(float[] out, int outOffset, BatchPlan plan, int row) {
    for (int d = 0; d < traces.length; d++) {
      System.arraycopy(
          traces[d].states, traces[d].finalState(plan, row), out, outOffset + d * hidden, hidden);
    }
  }

  /**
   * Lets what enters flow back.
   *
   * @param back has begun the batch
   * @param targets say which directions it goes through
   * @param reader is shown the signals of every step
   */
  void back(
      BackwardPass back,
      StepInputs inputs,
      BatchPlan plan,
      Entering entering,
      TargetColumns targets,
      SignalReader reader) {
    // Backwards: what the last direction kept is the nearest in the caches.
    for (int d = traces.length - 1; d >= 0; d--) {
      if (targets.enters(d)) {
        back.run(traces[d], d, inputs, plan, entering, reader);
      }
    }
  }
}
