package io.github.relevista.engine.scalar;

import io.github.relevista.engine.History;
import io.github.relevista.engine.TargetColumns;
import java.util.List;

/** The directions of one layer, with what they kept of a batch whose tokens lie end to end. */
final class RecurrentLayer {
  private final Pass[] passes;
  private final int hidden;

  /** The ways back of the directions, by the history last kept. */
  private final WayBack[] ways;

  /** What the steps kept: [directions] of [tokens · historyPerStep]. */
  private final float[][] keptSteps;

  /** The states of all directions: [tokens, width]. */
  private float[] states = new float[0];

  RecurrentLayer(List<PackedDirection> directions) {
    passes = directions.stream().map(Pass::of).toArray(Pass[]::new);
    hidden = directions.get(0).hidden();
    ways = new WayBack[passes.length];
    keptSteps = new float[passes.length][0];
  }

  /** Units of all directions. */
  int width() {
    return passes.length * hidden;
  }

  /** Units of one direction. */
  int hidden() {
    return hidden;
  }

  /** Keeps from now on what a way back by a history needs. */
  void keep(History history) {
    for (int d = 0; d < passes.length; d++) {
      ways[d] = passes[d].keep(history);
    }
  }

  /** Makes room for the tokens of a batch. */
  void reserve(int tokens) {
    states = Buffers.grown(states, Math.multiplyExact(tokens, width()));
    for (int d = 0; d < passes.length; d++) {
      int length = Math.multiplyExact(tokens, passes[d].historyPerStep());
      keptSteps[d] = Buffers.grown(keptSteps[d], length);
    }
  }

  /**
   * Runs a sequence forward.
   *
   * @param first its first token
   * @param finals takes the final states of all directions: [width] from finalsOffset
   */
  void forward(StepInputs inputs, int first, int length, float[] finals, int finalsOffset) {
    int width = width();
    for (int d = 0; d < passes.length; d++) {
      Pass pass = passes[d];
      pass.reset();
      for (int step = 0; step < length; step++) {
        int token = first + position(d, step, length);
        pass.step(
            inputs.row(d, token),
            inputs.offset(d, token),
            keptSteps[d],
            token * pass.historyPerStep());
        System.arraycopy(pass.hiddenState, 0, states, token * width + d * hidden, hidden);
      }
      System.arraycopy(pass.hiddenState, 0, finals, finalsOffset + d * hidden, hidden);
    }
  }

  /** The states of all steps: [tokens, width]. */
  float[] states() {
    return states;
  }

  /**
   * Lets what enters the states of a sequence flow back.
   *
   * @param finals what enters the final states: [width]
   * @param steps what enters the state of every position: [length, width]; null where nothing does
   * @param targets say which directions it goes through
   * @param reader is shown every step
   * @param remaining what was left so far in initial states
   * @return what is left now
   */
  float back(
      int first,
      int length,
      float[] finals,
      float[] steps,
      TargetColumns targets,
      StepReader reader,
      float remaining) {
    float sum = remaining;
    // The last direction first, as the engine simd adds them up.
    for (int d = passes.length - 1; d >= 0; d--) {
      if (targets.enters(d)) {
        sum = back(d, first, length, finals, steps, reader, sum);
      }
    }
    return sum;
  }

  private float back(
      int d,
      int first,
      int length,
      float[] finals,
      float[] steps,
      StepReader reader,
      float remaining) {
    WayBack way = ways[d];
    way.beginBack(finals, d * hidden);
    for (int step = length - 1; step >= 0; step--) {
      int position = position(d, step, length);
      if (steps != null) {
        way.enter(steps, position * width() + d * hidden);
      }
      way.stepBack(keptSteps[d], (first + position) * passes[d].historyPerStep());
      reader.read(way, d, position);
    }
    return way.addRemaining(remaining);
  }

  /** The position that a direction reads at a step. */
  private static int position(int d, int step, int length) {
    return d == 0 ? step : length - 1 - step;
  }
}
