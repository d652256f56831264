package io.github.relevista.engine.reference;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.SentimentModel;

/**
 * The network in double precision, one sequence at a time, straight from the formulas: what every
 * engine is held against. It shares no code with them.
 *
 * <pre>
 *   LSTM   i, f, o = σ(W x + U h₋ + b)    g = tanh(W x + U h₋ + b)
 *          c = f · c₋ + i · g             h = o · tanh(c)
 *   GRU    r, z = σ(W x + U h₋ + b)       h = (1 − z) · n + z · h₋
 *          n = tanh(W x + b + r · (U h₋ + b_hn))        reset after the product
 *          n = tanh(W x + U (r · h₋) + b + b_hn)        reset before it
 *   score_k = Σ W_kj h_j + b_k over the last hidden states of all directions
 * </pre>
 */
public final class ReferenceNetwork {
  private final SentimentModel model;

  /** The network of a model. */
  public ReferenceNetwork(SentimentModel model) {
    this.model = model;
  }

  /** The scores of a sequence of embeddings: [classes]. */
  public double[] scores(double[][] embeddings) {
    int hidden = model.hiddenSize();
    double[] scores = new double[model.classes().size()];
    for (int k = 0; k < scores.length; k++) {
      scores[k] = model.output().bias(k);
      for (int d = 0; d < model.directions().size(); d++) {
        double[] last = steps(embeddings, d)[embeddings.length].h;
        for (int j = 0; j < hidden; j++) {
          scores[k] += (double) model.output().weights().at(k, d * hidden + j) * last[j];
        }
      }
    }
    return scores;
  }

  /** The embeddings of a sequence of ids: [steps][embedding]. */
  public double[][] embeddings(int... ids) {
    double[][] rows = new double[ids.length][model.embeddingSize()];
    for (int t = 0; t < ids.length; t++) {
      for (int e = 0; e < rows[t].length; e++) {
        rows[t][e] = model.embedding().at(ids[t], e);
      }
    }
    return rows;
  }

  /**
   * The states of a direction: [steps + 1], the first before any word, in the direction's reading
   * order.
   */
  ReferenceStep[] steps(double[][] embeddings, int direction) {
    ReferenceStep[] steps = new ReferenceStep[embeddings.length + 1];
    steps[0] = new ReferenceStep(model.hiddenSize());
    for (int t = 1; t < steps.length; t++) {
      double[] x = embeddings[direction == 0 ? t - 1 : embeddings.length - t];
      steps[t] = next(model.directions().get(direction), x, steps[t - 1]);
    }
    return steps;
  }

  private ReferenceStep next(DirectionWeights weights, double[] x, ReferenceStep before) {
    ReferenceStep step = new ReferenceStep(model.hiddenSize());
    step.x = x;
    step.before = before;
    for (int j = 0; j < step.h.length; j++) {
      if (model.cell() == CellKind.LSTM) {
        lstm(weights, step, j);
      } else {
        gates(weights, step, j);
      }
    }
    if (model.cell() != CellKind.LSTM) {
      for (int j = 0; j < step.h.length; j++) {
        gru(weights, step, j);
      }
    }
    return step;
  }

  private static void lstm(DirectionWeights weights, ReferenceStep step, int j) {
    double[] x = step.x;
    double[] hBefore = step.before.h;
    for (Gate gate : new Gate[] {Gate.INPUT, Gate.FORGET, Gate.OUTPUT}) {
      step.linear.get(gate)[j] = preactivation(weights.gate(gate), j, x, hBefore);
    }
    step.signalPre[j] = preactivation(weights.gate(Gate.SIGNAL), j, x, hBefore);
    step.kept[j] = step.open(Gate.FORGET, j) * step.before.c[j];
    step.added[j] = step.open(Gate.INPUT, j) * Math.tanh(step.signalPre[j]);
    step.c[j] = step.kept[j] + step.added[j];
    step.content[j] = Math.tanh(step.c[j]);
    step.h[j] = step.open(Gate.OUTPUT, j) * step.content[j];
  }

  private static void gates(DirectionWeights weights, ReferenceStep step, int j) {
    for (Gate gate : new Gate[] {Gate.RESET, Gate.UPDATE}) {
      step.linear.get(gate)[j] = preactivation(weights.gate(gate), j, step.x, step.before.h);
    }
  }

  private void gru(DirectionWeights weights, ReferenceStep step, int j) {
    GateWeights signal = weights.gate(Gate.SIGNAL);
    double[] hBefore = step.before.h;
    double recurrent = signal.recurrentBias()[j];
    for (int k = 0; k < hBefore.length; k++) {
      boolean before = model.cell() == CellKind.GRU_RESET_BEFORE;
      recurrent +=
          signal.recurrent().at(j, k) * (before ? step.open(Gate.RESET, k) : 1) * hBefore[k];
    }
    step.recurrentSignal[j] = recurrent;
    double outside = model.cell() == CellKind.GRU_RESET_AFTER ? step.open(Gate.RESET, j) : 1;
    step.signalPre[j] = signal.inputBias()[j] + product(signal, j, step.x) + outside * recurrent;
    step.kept[j] = step.open(Gate.UPDATE, j) * hBefore[j];
    step.added[j] = (1 - step.open(Gate.UPDATE, j)) * Math.tanh(step.signalPre[j]);
    step.h[j] = step.kept[j] + step.added[j];
  }

  private static double preactivation(GateWeights gate, int j, double[] x, double[] hBefore) {
    double sum = (double) gate.inputBias()[j] + gate.recurrentBias()[j] + product(gate, j, x);
    for (int k = 0; k < hBefore.length; k++) {
      sum += gate.recurrent().at(j, k) * hBefore[k];
    }
    return sum;
  }

  private static double product(GateWeights gate, int j, double[] x) {
    double sum = 0;
    for (int e = 0; e < x.length; e++) {
      sum += gate.input().at(j, e) * x[e];
    }
    return sum;
  }
}
