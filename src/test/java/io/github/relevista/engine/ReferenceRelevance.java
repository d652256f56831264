package io.github.relevista.engine;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.SentimentModel;
import java.util.Arrays;

/**
 * Layer-wise Relevance Propagation in double precision, straight from the formula of {@link
 * EpsilonRule}: every message from a unit to each of its lower units, one by one.
 */
public final class ReferenceRelevance {
  private final SentimentModel model;
  private final ReferenceNetwork network;
  private final double epsilon;
  private final double biasFactor;
  private final double epsilonShare;

  /** Relevance of each dimension of each word's embedding: [steps][embedding]. */
  private double[][] embeddings;

  private double initialStates;

  public ReferenceRelevance(
      SentimentModel model, double epsilon, double biasFactor, double epsilonShare) {
    this.model = model;
    this.network = new ReferenceNetwork(model);
    this.epsilon = epsilon;
    this.biasFactor = biasFactor;
    this.epsilonShare = epsilonShare;
  }

  /** Explains the score of a class for a sequence of ids. */
  public void explain(int[] ids, int classIndex) {
    double[][] inputs = network.embeddings(ids);
    embeddings = new double[ids.length][model.embeddingSize()];
    initialStates = 0;
    int hidden = model.hiddenSize();
    int width = hidden * model.directions().size();
    double score = network.scores(inputs)[classIndex];
    for (int d = 0; d < model.directions().size(); d++) {
      ReferenceStep[] steps = network.steps(inputs, d);
      double[] top = new double[hidden];
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

  private void back(int d, ReferenceStep[] steps, double[] top) {
    int hidden = model.hiddenSize();
    double[] hiddenRelevance = top;
    double[] cellRelevance = new double[hidden];
    for (int t = steps.length - 1; t > 0; t--) {
      ReferenceStep step = steps[t];
      double[] hiddenBefore = new double[hidden];
      double[] cellBefore = new double[hidden];
      double[] signalRelevance = new double[hidden];
      for (int j = 0; j < hidden; j++) {
        // h = o · tanh(c): the gate o takes nothing, c takes all. A GRU's h is its state itself.
        double state = hiddenRelevance[j] + cellRelevance[j];
        double sum = step.kept[j] + step.added[j];
        double kept = message(step.kept[j], 0, sum, 2, state);
        signalRelevance[j] = message(step.added[j], 0, sum, 2, state);
        if (model.cell() == CellKind.LSTM) {
          cellBefore[j] = kept;
        } else {
          hiddenBefore[j] = kept;
        }
      }
      int position = d == 0 ? t - 1 : steps.length - 1 - t;
      throughSignal(d, step, signalRelevance, embeddings[position], hiddenBefore);
      hiddenRelevance = hiddenBefore;
      cellRelevance = cellBefore;
    }
    for (int j = 0; j < hidden; j++) {
      initialStates += hiddenRelevance[j] + cellRelevance[j];
    }
  }

  /** Adds what goes from the signal to the word's embedding and to the hidden state before. */
  private void throughSignal(
      int d,
      ReferenceStep step,
      double[] signalRelevance,
      double[] embedding,
      double[] hiddenBefore) {
    GateWeights signal = model.directions().get(d).gate(Gate.SIGNAL);
    int lowerUnits = step.x.length + step.h.length;
    for (int j = 0; j < step.h.length; j++) {
      double outside = model.cell() == CellKind.GRU_RESET_AFTER ? step.reset[j] : 1;
      double bias = signal.inputBias()[j] + outside * signal.recurrentBias()[j];
      for (int e = 0; e < step.x.length; e++) {
        double z = step.x[e] * signal.input().at(j, e);
        embedding[e] += message(z, bias, step.signalPre[j], lowerUnits, signalRelevance[j]);
      }
      for (int k = 0; k < step.h.length; k++) {
        double inside = model.cell() == CellKind.GRU_RESET_BEFORE ? step.reset[k] : 1;
        double z = outside * inside * step.before.h[k] * signal.recurrent().at(j, k);
        hiddenBefore[k] += message(z, bias, step.signalPre[j], lowerUnits, signalRelevance[j]);
      }
    }
  }
}
