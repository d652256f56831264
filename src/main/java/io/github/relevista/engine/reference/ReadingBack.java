package io.github.relevista.engine.reference;

import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.FlatReading;
import io.github.relevista.model.LayerReading;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import java.util.Arrays;

/**
 * The way back through a part of what is read of a sequence: {@link ReferenceReading} has the
 * formulas.
 *
 * <pre>
 *   last, all_layers, position,
 *   all_steps                    all to the states that are read
 *   max                          all to the winner, the first of equals
 *   mean, attention              a sum with a term for each step: {@link LocalRules#throughSum}
 * </pre>
 */
final class ReadingBack {
  private final LocalRules rules;
  private final ReferenceRun run;

  /**
   * What the output of each layer has at every step, of layers that are read:
   * [layers][steps][size].
   */
  private final double[][][] given;

  /** What the final states of each recurrent layer have, merged: [layers][size]. */
  final double[][] finals;

  /** What there was no step for. */
  double withoutSteps;

  ReadingBack(LocalRules rules, ReferenceRun run) {
    this.rules = rules;
    this.run = run;
    this.given = new double[run.steps.length][][];
    this.finals = new double[run.steps.length][];
    for (int place = 0; place < finals.length; place++) {
      finals[place] = run.steps[place] == null ? null : new double[run.finalStates(place).length];
    }
  }

  /**
   * @param received what the part has: [size of the part]
   */
  void back(SequenceReading part, double[] received) {
    if (part instanceof LayerReading lower) {
      back(lower.reading(), lower.layer(), received);
    } else {
      back(part, run.last(), received);
    }
  }

  /** What the steps of a layer have: [steps][size]. */
  private double[][] states(int place) {
    if (given[place] == null) {
      given[place] = new double[run.given(place).length][run.size(place)];
    }
    return given[place];
  }

  private void back(SequenceReading part, int place, double[] received) {
    double[][] states = states(place);
    if (part == StepReading.LAST) {
      add(finals[place], received, 0);
    } else if (part == StepReading.ALL_LAYERS) {
      int begin = 0;
      for (double[] ofLayer : finals) {
        if (ofLayer != null) {
          add(ofLayer, received, begin);
          begin += ofLayer.length;
        }
      }
    } else if (part instanceof FlatReading) {
      for (int i = 0; i < received.length; i++) {
        int step = i / run.topSize();
        if (step < states.length) {
          states[step][i % run.topSize()] += received[i];
        } else {
          withoutSteps += received[i];
        }
      }
    } else if (states.length == 0) {
      for (double value : received) {
        withoutSteps += value;
      }
    } else if (part == StepReading.POSITION) {
      add(states[states.length - 1], received, 0);
    } else if (part == StepReading.MAX) {
      for (int j = 0; j < received.length; j++) {
        states[ReferenceNetwork.winner(run.given(place), 0, states.length, j)][j] += received[j];
      }
    } else {
      weighted(part, place, received);
    }
  }

  /**
   * What the output of a layer has at every step.
   *
   * @param above what the layer above it left there: [steps][size]; null where there is none
   */
  double[][] withStates(int place, double[][] above) {
    double[][] sums = states(place);
    for (int t = 0; above != null && t < sums.length; t++) {
      add(sums[t], above[t], 0);
    }
    return sums;
  }

  private static void add(double[] sum, double[] values, int begin) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += values[begin + j];
    }
  }

  /** m_j = Σ_t h_tj / T, or c_j = Σ_t α_t h_tj. */
  private void weighted(SequenceReading part, int place, double[] received) {
    double[][] steps = run.given(place);
    double[] read = ReferenceReading.part(run, part, place);
    double[] weights =
        part instanceof AttentionReading attention
            ? ReferenceReading.weights(run, attention)
            : null;
    for (int t = 0; t < steps.length; t++) {
      double weight = weights == null ? 1.0 / steps.length : weights[t];
      for (int j = 0; j < read.length; j++) {
        states(place)[t][j] +=
            rules.throughSum(weight, steps[t][j], 0, read[j], steps.length, received[j]);
      }
    }
    if (part instanceof AttentionReading attention && rules.throughAttentionWeights()) {
      throughWeights(attention, weights, received);
    }
  }

  /**
   * α = softmax(e), e_t = q · a_t, a_t = P h_t + p or its tanh, all by the chain rule: ∂/∂α_t =
   * ∂/∂c · h_t, ∂/∂e_t = α_t (∂/∂α_t − Σ_s α_s ∂/∂α_s).
   */
  private void throughWeights(AttentionReading attention, double[] weights, double[] received) {
    double[][] top = run.top();
    double[] ofWeights = new double[top.length];
    double mean = 0;
    for (int t = 0; t < top.length; t++) {
      for (int j = 0; j < received.length; j++) {
        ofWeights[t] += received[j] * top[t][j];
      }
      mean += weights[t] * ofWeights[t];
    }
    double[] query = ReferenceReading.query(run, attention);
    for (int t = 0; t < top.length; t++) {
      double asked = weights[t] * (ofWeights[t] - mean);
      double[] answer = ReferenceReading.answer(run, attention, t);
      for (int i = 0; i < query.length; i++) {
        if (attention.asksFinalStates()) {
          finals[run.last()][i] += asked * answer[i];
        }
        boolean additive = attention.kind() == AttentionReading.Kind.ADDITIVE;
        double slope = additive ? 1 - answer[i] * answer[i] : 1;
        throughProjection(attention, t, i, slope * asked * query[i]);
        for (int j = 0; attention.addsFinalStates() && j < finals[run.last()].length; j++) {
          finals[run.last()][j] += attention.statesProjection().at(i, j) * slope * asked * query[i];
        }
      }
    }
  }

  private void throughProjection(AttentionReading attention, int t, int i, double received) {
    double[] state = states(run.last())[t];
    if (!attention.hasProjection()) {
      state[i] += received;
      return;
    }
    for (int j = 0; j < state.length; j++) {
      state[j] += attention.projection().at(i, j) * received;
    }
  }

  /** Keeps of the final states of the last layer those of some directions. */
  void keepDirections(RecurrentLayer layer, int... directions) {
    double[] all = finals[run.last()].clone();
    Arrays.fill(finals[run.last()], 0);
    for (int direction : directions) {
      int begin = direction * layer.hidden();
      System.arraycopy(all, begin, finals[run.last()], begin, layer.hidden());
    }
  }
}
