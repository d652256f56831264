package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.nd4j.ModelArrays.GateArrays;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.Gate;
import io.github.relevista.model.RecurrentLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A recurrent layer among others: relevance comes in at every step, and leaves as a vector at every
 * step.
 */
final class RecurrentStage {
  /**
   * The weights, shared by all threads.
   *
   * @param layer what it is
   * @param directions the gates of each direction
   */
  record Weights(RecurrentLayer layer, List<Map<Gate, GateArrays>> directions) {
    static Weights of(RecurrentLayer layer) {
      return new Weights(layer, layer.directions().stream().map(ModelArrays::gates).toList());
    }
  }

  private final RecurrentLayer layer;
  private final List<Map<Gate, GateArrays>> weights;
  private final boolean sum;
  private final int hidden;

  private BatchTokens tokens;
  private final List<CellRun> runs = new ArrayList<>();

  /** The states of each direction, tokens in the forward order: [tokens, hidden]. */
  private final List<float[]> states = new ArrayList<>();

  /** The final states of each direction: [rows, hidden]. */
  private final List<float[]> finals = new ArrayList<>();

  /** Those of all directions: [rows, size]. */
  private float[] allFinals;

  RecurrentStage(Weights weights) {
    this.layer = weights.layer();
    this.weights = weights.directions();
    sum = layer.merge() == DirectionMerge.SUM;
    hidden = layer.hidden();
  }

  /** Size of what it gives at a step. */
  int size() {
    return layer.outputSize();
  }

  /**
   * @param inputs [tokens, width]
   * @return [tokens, size]
   */
  float[] forward(BatchTokens batch, float[] inputs, int width, NativeArrays arrays) {
    tokens = batch;
    runs.clear();
    states.clear();
    finals.clear();
    for (int d = 0; d < weights.size(); d++) {
      if (batch.tokens() == 0) {
        states.add(new float[0]);
        finals.add(new float[batch.size() * hidden]);
        continue;
      }
      boolean backward = layer.order().isBackward(d);
      float[] ordered = batch.ofDirection(backward, inputs, width);
      INDArray x = arrays.keep(NativeArrays.of(ordered.clone(), batch.tokens(), width));
      CellRun run =
          CellRun.of(
              layer.cell(),
              new CellRun.Functions(layer.gates(), layer.states()),
              batch.rows,
              weights.get(d),
              x,
              arrays);
      run.forward();
      runs.add(run);
      states.add(batch.ofDirection(backward, floats(run.hiddenOfTokens(), arrays), hidden));
      finals.add(run.finalHidden().data().asFloat());
    }
    allFinals = merged(finals, batch.size());
    return merged(states, batch.tokens());
  }

  /** A copy of a view in row-major order. */
  private static float[] floats(INDArray view, NativeArrays arrays) {
    return arrays.keep(view.dup('c')).data().asFloat();
  }

  /** The final states: [rows, size]. */
  float[] finals() {
    return allFinals;
  }

  private float[] merged(List<float[]> parts, int count) {
    float[] merged = new float[Math.multiplyExact(count, size())];
    for (int row = 0; row < count; row++) {
      for (int d = 0; d < parts.size(); d++) {
        int to = row * size() + (sum ? 0 : d * hidden);
        for (int j = 0; j < hidden; j++) {
          merged[to + j] += parts.get(d)[row * hidden + j];
        }
      }
    }
    return merged;
  }

  /**
   * @param ofSteps relevance of what it gave at every step: [tokens · columns, size]
   * @param ofFinals that of its final states beside: [rows · columns, size]
   * @param initial takes what ends in its initial states: [rows · columns]
   * @return relevance of what it read: [tokens · columns, width]
   */
  float[] back(float[] ofSteps, float[] ofFinals, int columns, EpsilonRule rule, float[] initial) {
    int width = layer.inputSize();
    float[] lower = new float[Math.multiplyExact(tokens.tokens() * columns, width)];
    for (int d = 0; d < weights.size() && initial.length > 0; d++) {
      try (NativeArrays arrays = new NativeArrays()) {
        float[] top = ofDirection(d, ofFinals, finals, tokens.size(), columns, rule);
        INDArray left = arrays.keep(NativeArrays.of(top, top.length / hidden, hidden));
        if (!runs.isEmpty()) {
          boolean backward = layer.order().isBackward(d);
          float[] entering = ofDirection(d, ofSteps, states, tokens.tokens(), columns, rule);
          float[] ordered = tokens.ofDirection(backward, entering, columns * hidden);
          INDArray steps =
              arrays.keep(NativeArrays.of(ordered.clone(), ordered.length / hidden, hidden));
          WayBack back = new WayBack(runs.get(d), rule, left, steps, columns, arrays);
          back.run();
          float[] words = tokens.ofDirection(backward, back.embeddings(), columns * width);
          for (int at = 0; at < lower.length; at++) {
            lower[at] += words[at];
          }
        }
        float[] sums = arrays.keep(left.sum(1)).data().asFloat();
        for (int at = 0; at < sums.length; at++) {
          initial[at] += sums[at];
        }
      }
    }
    return lower;
  }

  /** What the states of a direction receive of what all have: side by side, or of their sum. */
  private float[] ofDirection(
      int d, float[] received, List<float[]> parts, int count, int columns, EpsilonRule rule) {
    float[] own = new float[Math.multiplyExact(count * columns, hidden)];
    for (int line = 0; line < count * columns; line++) {
      for (int j = 0; j < hidden; j++) {
        int at = line / columns * hidden + j;
        float of = received[line * size() + (sum ? j : d * hidden + j)];
        if (sum && parts.size() > 1) {
          float both = parts.get(0)[at] + parts.get(1)[at];
          float stabiliser = both >= 0 ? rule.epsilon() : -rule.epsilon();
          float share = rule.epsilonShare() * stabiliser / 2;
          of *= (parts.get(d)[at] + share) / (both + stabiliser);
        }
        own[line * hidden + j] = of;
      }
    }
    return own;
  }
}
