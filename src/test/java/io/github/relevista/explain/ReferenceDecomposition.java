package io.github.relevista.explain;

import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.SentimentModel;
import java.util.function.DoubleUnaryOperator;

/**
 * The formulas of {@link ContextualDecomposition} in double precision, unit by unit and for one
 * phrase: both parts of the states, each by its own formula.
 */
final class ReferenceDecomposition {
  private final SentimentModel model;
  private final int[] ids;
  private final Phrase phrase;

  /** W β and W γ: [classes]. */
  final double[] phraseScores;

  final double[] otherScores;

  ReferenceDecomposition(SentimentModel model, int[] ids, Phrase phrase) {
    this.model = model;
    this.ids = ids;
    this.phrase = phrase;
    this.phraseScores = new double[model.classes().size()];
    this.otherScores = new double[model.classes().size()];
    for (int d = 0; d < model.directions().size(); d++) {
      run(d);
    }
  }

  /** The parts of an activation of r + s + b. */
  private record Parts(double r, double s, double b) {
    static Parts of(DoubleUnaryOperator phi, double r, double s, double b) {
      // The mean over the orders b, r, s and b, s, r of what each adds.
      double whole = phi.applyAsDouble(r + s + b);
      double onlyR = phi.applyAsDouble(r + b);
      double onlyS = phi.applyAsDouble(s + b);
      double bias = phi.applyAsDouble(b);
      return new Parts(
          ((onlyR - bias) + (whole - onlyS)) / 2, ((onlyS - bias) + (whole - onlyR)) / 2, bias);
    }

    double sum() {
      return r + s + b;
    }
  }

  private void run(int direction) {
    int hidden = model.hiddenSize();
    DirectionWeights weights = model.directions().get(direction);
    double[] beta = new double[hidden];
    double[] gamma = new double[hidden];
    double[] betaCell = new double[hidden];
    double[] gammaCell = new double[hidden];
    for (int step = 0; step < ids.length; step++) {
      int position = direction == 0 ? step : ids.length - 1 - step;
      double[] nextBeta = new double[hidden];
      double[] nextGamma = new double[hidden];
      for (int j = 0; j < hidden; j++) {
        Parts i =
            parts(
                weights.gate(Gate.INPUT),
                j,
                position,
                beta,
                gamma,
                ReferenceDecomposition::sigmoid);
        Parts f =
            parts(
                weights.gate(Gate.FORGET),
                j,
                position,
                beta,
                gamma,
                ReferenceDecomposition::sigmoid);
        Parts g = parts(weights.gate(Gate.SIGNAL), j, position, beta, gamma, Math::tanh);
        double o =
            parts(
                    weights.gate(Gate.OUTPUT),
                    j,
                    position,
                    beta,
                    gamma,
                    ReferenceDecomposition::sigmoid)
                .sum();
        double ofPhrase = i.r * (g.r + g.b) + i.b * g.r + (f.r + f.b) * betaCell[j];
        double ofOthers =
            i.s * g.sum()
                + (i.r + i.b) * g.s
                + i.b * g.b
                + f.s * betaCell[j]
                + f.sum() * gammaCell[j];
        betaCell[j] = ofPhrase;
        gammaCell[j] = ofOthers;
        Parts shown = Parts.of(Math::tanh, ofPhrase, ofOthers, 0);
        nextBeta[j] = o * shown.r;
        nextGamma[j] = o * shown.s;
      }
      beta = nextBeta;
      gamma = nextGamma;
    }
    for (int k = 0; k < phraseScores.length; k++) {
      for (int j = 0; j < hidden; j++) {
        double weight = model.output().weights().at(k, direction * hidden + j);
        phraseScores[k] += weight * beta[j];
        otherScores[k] += weight * gamma[j];
      }
    }
  }

  private Parts parts(
      GateWeights gate,
      int j,
      int position,
      double[] beta,
      double[] gamma,
      DoubleUnaryOperator activation) {
    double word = 0;
    for (int e = 0; e < model.embeddingSize(); e++) {
      word += (double) gate.input().at(j, e) * model.embedding().at(ids[position], e);
    }
    boolean inside = phrase.begin() <= position && position < phrase.end();
    double r = inside ? word : 0;
    double s = inside ? 0 : word;
    for (int k = 0; k < beta.length; k++) {
      r += gate.recurrent().at(j, k) * beta[k];
      s += gate.recurrent().at(j, k) * gamma[k];
    }
    return Parts.of(activation, r, s, (double) gate.inputBias()[j] + gate.recurrentBias()[j]);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
