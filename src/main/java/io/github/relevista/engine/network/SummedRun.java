package io.github.relevista.engine.network;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import java.util.function.IntPredicate;

/**
 * A recurrent layer whose two directions are added, z = a + b. Relevance divides between them by
 * the epsilon rule with N = 2, R_a = (a + s ε sign(z) / 2) / (z + ε sign(z)) · R; a gradient goes
 * to both.
 */
final class SummedRun implements LayerRun.Recurrent {
  private final LayerRun.Recurrent directions;
  private final int size;
  private EpsilonRule rule;

  /** [steps, size]. */
  private float[] vectors = new float[0];

  /** The final states side by side: [sequences, 2 · size]. */
  private float[] finals = new float[0];

  private float[] finalsEntering = new float[0];
  private float[] stepsEntering = new float[0];

  /**
   * @param directions the layer with its states side by side
   */
  SummedRun(LayerRun.Recurrent directions) {
    this.directions = directions;
    this.size = directions.size() / 2;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public BatchSteps steps() {
    return directions.steps();
  }

  @Override
  public void keep(History history) {
    directions.keep(history);
    rule = history instanceof History.ForRelevance relevance ? relevance.rule() : null;
  }

  @Override
  public void forward(BatchSteps below, float[] read, boolean readAbove) {
    directions.forward(below, read, readAbove);
    int width = 2 * size;
    finals = Loops.grown(finals, below.size(), width);
    for (int sequence = 0; sequence < below.size(); sequence++) {
      directions.copyFinals(finals, sequence * width, sequence);
    }
    if (readAbove) {
      vectors = Loops.grown(vectors, below.total(), size);
      sum(directions.vectors(), vectors, below.total());
    }
  }

  private void sum(float[] states, float[] out, int rows) {
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < size; unit++) {
        int first = 2 * row * size + unit;
        out[row * size + unit] = states[first] + states[first + size];
      }
    }
  }

  @Override
  public float[] vectors() {
    return vectors;
  }

  @Override
  public void copyFinals(float[] out, int outOffset, int sequence) {
    int first = 2 * sequence * size;
    for (int unit = 0; unit < size; unit++) {
      out[outOffset + unit] = finals[first + unit] + finals[first + size + unit];
    }
  }

  @Override
  public void copyCell(float[] out, int outOffset) {
    throw new IllegalStateException("the states of two directions are no one state");
  }

  @Override
  public void beginWith(PadStates pads, int first) {
    directions.beginWith(pads, first);
  }

  @Override
  public float[] back(Entering entering, int columns, IntPredicate through) {
    BatchSteps steps = steps();
    if (entering.finals() != null) {
      finalsEntering = Loops.grown(finalsEntering, steps.size() * columns, 2 * size);
      divide(finals, steps.size(), entering.finals(), finalsEntering, columns);
    }
    if (entering.steps() != null) {
      stepsEntering = Loops.grown(stepsEntering, steps.total() * columns, 2 * size);
      divide(directions.vectors(), steps.total(), entering.steps(), stepsEntering, columns);
    }
    return directions.back(
        new Entering(
            entering.finals() == null ? null : finalsEntering,
            entering.steps() == null ? null : stepsEntering,
            2 * size),
        columns,
        through);
  }

  /**
   * What enters a sum goes to both of its terms.
   *
   * @param states [rows, 2 · size]
   * @param entering [rows · columns, size]
   * @param out [rows · columns, 2 · size]
   */
  private void divide(float[] states, int rows, float[] entering, float[] out, int columns) {
    for (int place = 0; place < rows * columns; place++) {
      int row = place / columns;
      for (int unit = 0; unit < size; unit++) {
        float value = entering[place * size + unit];
        int to = 2 * place * size + unit;
        if (rule == null) {
          out[to] = value;
          out[to + size] = value;
        } else {
          float one = states[2 * row * size + unit];
          float other = states[2 * row * size + size + unit];
          float stabiliser = Loops.stabiliser(one + other, rule);
          float quotient = value / (one + other + stabiliser);
          float half = stabiliser * (rule.epsilonShare() / 2);
          out[to] = (one + half) * quotient;
          out[to + size] = (other + half) * quotient;
        }
      }
    }
  }
}
