package io.github.relevista.engine.reference;

import io.github.relevista.engine.ProductRule;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.SentimentModel;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Layer-wise Relevance Propagation of an LSTM, from top to bottom (Arras, Montavon, Müller and
 * Samek 2017, Explaining Recurrent Neural Network Predictions in Sentiment Analysis, section 2.2).
 *
 * <p>A score is taken to be the relevance of its class, and goes down from layer to layer until it
 * has reached the words. There are two kinds of layers:
 *
 * <pre>
 *   a sum      z_j = Σ_i z_i w_ij + b_j     unit j sends each of its N lower units i the message
 *              R_i←j = (z_i w_ij + (δ b_j + s ε sign(z_j)) / N) / (z_j + ε sign(z_j)) · R_j
 *              and R_i = Σ_j R_i←j          ({@link io.github.relevista.engine.EpsilonRule})
 *   a product  z_j = z_g · z_s of a gate g, in (0, 1), and a signal s
 *              R_g = 0, R_s = R_j           (other rules: {@link ProductRule})
 * </pre>
 *
 * and this is what they are in an LSTM, from the score down to the word x of a step and the states
 * h₋ and c₋ before it (in brackets what goes there):
 *
 * <pre>
 *   score_k = Σ_j W_kj h_j + b_k               the last step of each direction       [{@link #explain}]
 *   h = o · tanh(c)                            a product: all to c                   [throughLstm]
 *   c = f · c₋ + i · g                         a sum of two terms, N = 2: each term a product,
 *                                              so all to c₋ and to g                 [throughLstm]
 *   g = tanh(g_pre)                            one to one: all to g_pre
 *   g_pre = Σ_e W_e x_e + Σ_k U_k h₋_k + b     a sum, N = embedding + hidden         [throughSignal]
 * </pre>
 *
 * The relevance of a word is that of all dimensions of its embedding, from both directions; what is
 * left when all words are read stays in the initial states. With δ = s = 1 nothing gets lost. In a
 * GRU h takes the place of c, h = z · h₋ + (1 − z) · n, and the reset gate r is a constant of the
 * sum n_pre: see {@link ProductRule}.
 *
 * <p>Every message is computed by itself, in double precision: thousands of times slower than an
 * {@link io.github.relevista.engine.Engine}, which tests hold against this.
 *
 * <pre>{@code
 * ReferenceRelevance lrp = new ReferenceRelevance(model, 0.001, 0, 0);
 * lrp.explain(new int[] {4, 17, 2}, 1);
 * double[] relevances = lrp.words(); // [3]
 * }</pre>
 */
public final class ReferenceRelevance {
  private final SentimentModel model;
  private final ReferenceNetwork network;
  private final double epsilon;
  private final double biasFactor;
  private final double epsilonShare;
  private final ProductRule products;

  /** Relevance of each dimension of each word's embedding: [steps][embedding]. */
  private double[][] embeddings;

  private double initialStates;

  /**
   * Gates receive nothing.
   *
   * @param epsilon ε > 0
   * @param biasFactor δ in [0, 1]
   * @param epsilonShare s in [0, 1]
   */
  public ReferenceRelevance(
      SentimentModel model, double epsilon, double biasFactor, double epsilonShare) {
    this(model, epsilon, biasFactor, epsilonShare, ProductRule.ALL);
  }

  /** The same with a rule for products. */
  public ReferenceRelevance(
      SentimentModel model,
      double epsilon,
      double biasFactor,
      double epsilonShare,
      ProductRule products) {
    this.model = model;
    this.network = new ReferenceNetwork(model);
    this.epsilon = epsilon;
    this.biasFactor = biasFactor;
    this.epsilonShare = epsilonShare;
    this.products = products;
  }

  /** Explains the score of a class for a sequence of ids. */
  public void explain(int[] ids, int classIndex) {
    explain(ids, classIndex, IntStream.range(0, model.directions().size()).toArray());
  }

  /** Explains what of the score of a class for a sequence of ids enters the given directions. */
  public void explain(int[] ids, int classIndex, int... directions) {
    double[][] inputs = network.embeddings(ids); // [steps][embedding]
    embeddings = new double[ids.length][model.embeddingSize()];
    initialStates = 0;
    int hidden = model.hiddenSize();
    int width = hidden * model.directions().size();
    double score = network.scores(inputs)[classIndex];
    for (int d : directions) {
      ReferenceStep[] steps = network.steps(inputs, d);
      double[] top = new double[hidden]; // relevance of the last hidden state
      for (int j = 0; j < hidden; j++) {
        double weight = model.output().weights().at(classIndex, d * hidden + j);
        top[j] =
            message(
                steps[ids.length].h[j] * weight,
                model.output().bias(classIndex),
                score,
                width,
                score);
      }
      back(d, steps, top);
    }
  }

  /** Relevance of each word of the sequence last explained: [steps]. */
  public double[] words() {
    return Arrays.stream(embeddings).mapToDouble(word -> Arrays.stream(word).sum()).toArray();
  }

  /** Relevance of each dimension of each of its words' embeddings: [steps][embedding]. */
  public double[][] embeddings() {
    return embeddings;
  }

  /** What of the score last explained stayed in the states before the first word. */
  public double initialStates() {
    return initialStates;
  }

  /** (z + (δ b + s ε sign(sum)) / N) / (sum + ε sign(sum)) · relevance, with sign(0) = 1. */
  private double message(double z, double bias, double sum, int lowerUnits, double relevance) {
    double stabiliser = sum >= 0 ? epsilon : -epsilon;
    double numerator = z + (biasFactor * bias + epsilonShare * stabiliser) / lowerUnits;
    return numerator / (sum + stabiliser) * relevance;
  }

  /** What part of the relevance of gate · signal the gate receives. */
  private double gateFraction(double gate, double signal) {
    return switch (products) {
      case ALL -> 0;
      case PROPORTIONAL -> gate / (gate + signal + (gate + signal >= 0 ? epsilon : -epsilon));
      case ABSOLUTE ->
          gate == 0 && signal == 0 ? 0 : Math.abs(gate) / (Math.abs(gate) + Math.abs(signal));
      case HALF -> 0.5;
    };
  }

  /**
   * Goes back through the steps of a direction.
   *
   * @param d 0 forward, 1 backward
   * @param steps [steps + 1], the first before any word
   * @param top relevance of the last hidden state: [hidden]
   */
  private void back(int d, ReferenceStep[] steps, double[] top) {
    int hidden = model.hiddenSize();
    double[] hiddenRelevance = top;
    double[] cellRelevance = new double[hidden];
    for (int t = steps.length - 1; t > 0; t--) {
      ReferenceStep step = steps[t];
      double[] hiddenBefore = new double[hidden]; // relevance of h₋
      double[] cellBefore = new double[hidden]; // relevance of c₋
      // Relevance of every pre-activation: [hidden].
      Map<Gate, double[]> received = new EnumMap<>(Gate.class);
      for (Gate gate : model.cell().gates()) {
        received.put(gate, new double[hidden]);
      }
      for (int j = 0; j < hidden; j++) {
        if (model.cell() == CellKind.LSTM) {
          cellBefore[j] = throughLstm(step, j, hiddenRelevance[j], cellRelevance[j], received);
        } else {
          hiddenBefore[j] = throughGru(step, j, hiddenRelevance[j], received);
        }
      }
      double[] embedding = embeddings[d == 0 ? t - 1 : steps.length - 1 - t];
      // The signal first: of a GRU's, the reset gate may receive something.
      throughSignal(d, step, received, embedding, hiddenBefore);
      for (Gate gate : model.cell().gates()) {
        if (gate != Gate.SIGNAL) {
          throughGate(d, gate, step, received.get(gate), embedding, hiddenBefore);
        }
      }
      hiddenRelevance = hiddenBefore;
      cellRelevance = cellBefore;
    }
    for (int j = 0; j < hidden; j++) {
      initialStates += hiddenRelevance[j] + cellRelevance[j];
    }
  }

  /** h = o · tanh(c), c = f·c₋ + i·g; returns what c₋ receives. */
  private double throughLstm(
      ReferenceStep step, int j, double ofHidden, double ofCell, Map<Gate, double[]> received) {
    double toOutput = gateFraction(step.open(Gate.OUTPUT, j), step.content[j]);
    double cell = ofCell + (1 - toOutput) * ofHidden;
    double kept = message(step.kept[j], 0, step.c[j], 2, cell);
    double added = message(step.added[j], 0, step.c[j], 2, cell);
    double toInput = gateFraction(step.open(Gate.INPUT, j), Math.tanh(step.signalPre[j]));
    double toForget = gateFraction(step.open(Gate.FORGET, j), step.before.c[j]);
    received.get(Gate.OUTPUT)[j] += toOutput * ofHidden;
    received.get(Gate.INPUT)[j] += toInput * added;
    received.get(Gate.SIGNAL)[j] += (1 - toInput) * added;
    received.get(Gate.FORGET)[j] += toForget * kept;
    return (1 - toForget) * kept;
  }

  /** h = (1 − z)·n + z·h₋; returns what h₋ receives. */
  private double throughGru(
      ReferenceStep step, int j, double ofHidden, Map<Gate, double[]> received) {
    double z = step.open(Gate.UPDATE, j);
    double kept = message(step.kept[j], 0, step.h[j], 2, ofHidden);
    double added = message(step.added[j], 0, step.h[j], 2, ofHidden);
    double ofKept = gateFraction(z, step.before.h[j]);
    double ofAdded = gateFraction(1 - z, Math.tanh(step.signalPre[j]));
    received.get(Gate.UPDATE)[j] += ofKept * kept + ofAdded * added;
    received.get(Gate.SIGNAL)[j] += (1 - ofAdded) * added;
    return (1 - ofKept) * kept;
  }

  /**
   * Adds what goes from the signal's pre-activation to the word's embedding, to h₋ and to the reset
   * gate.
   *
   * @param embedding relevance of the word: [embedding]
   * @param hiddenBefore relevance of h₋: [hidden]
   */
  private void throughSignal(
      int d,
      ReferenceStep step,
      Map<Gate, double[]> received,
      double[] embedding,
      double[] hiddenBefore) {
    GateWeights signal = model.directions().get(d).gate(Gate.SIGNAL);
    int lowerUnits = step.x.length + step.h.length;
    for (int j = 0; j < step.h.length; j++) {
      double relevance = received.get(Gate.SIGNAL)[j];
      boolean after = model.cell() == CellKind.GRU_RESET_AFTER;
      double outside = after ? step.open(Gate.RESET, j) : 1;
      double bias = signal.inputBias()[j] + outside * signal.recurrentBias()[j];
      for (int e = 0; e < step.x.length; e++) {
        double z = step.x[e] * signal.input().at(j, e);
        embedding[e] += message(z, bias, step.signalPre[j], lowerUnits, relevance);
      }
      for (int k = 0; k < step.h.length; k++) {
        boolean before = model.cell() == CellKind.GRU_RESET_BEFORE;
        double inside = before ? step.open(Gate.RESET, k) : 1;
        double z = outside * inside * step.before.h[k] * signal.recurrent().at(j, k);
        double message = message(z, bias, step.signalPre[j], lowerUnits, relevance);
        if (after) {
          double toReset = gateFraction(outside, step.recurrentSignal[j]);
          received.get(Gate.RESET)[j] += toReset * message;
          hiddenBefore[k] += (1 - toReset) * message;
        } else if (before) {
          double toReset = gateFraction(inside, step.before.h[k]);
          received.get(Gate.RESET)[k] += toReset * message;
          hiddenBefore[k] += (1 - toReset) * message;
        } else {
          hiddenBefore[k] += message;
        }
      }
    }
  }

  /** Adds what goes from a gate to the word's embedding and to h₋. */
  private void throughGate(
      int d,
      Gate gate,
      ReferenceStep step,
      double[] relevance,
      double[] embedding,
      double[] hiddenBefore) {
    GateWeights weights = model.directions().get(d).gate(gate);
    double[] linear = step.linear.get(gate);
    int lowerUnits = step.x.length + step.h.length;
    for (int j = 0; j < step.h.length; j++) {
      double bias = (double) weights.inputBias()[j] + weights.recurrentBias()[j];
      for (int e = 0; e < step.x.length; e++) {
        double z = step.x[e] * weights.input().at(j, e);
        embedding[e] += message(z, bias, linear[j], lowerUnits, relevance[j]);
      }
      for (int k = 0; k < step.h.length; k++) {
        double z = step.before.h[k] * weights.recurrent().at(j, k);
        hiddenBefore[k] += message(z, bias, linear[j], lowerUnits, relevance[j]);
      }
    }
  }
}
