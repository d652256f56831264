package io.github.relevista.engine.reference;

import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.FlatReading;
import io.github.relevista.model.LayerReading;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.StepReading;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What is read of the states h_t that the last layer gives at T steps; all of it is zero where
 * there are none.
 *
 * <pre>
 *   last        the final states of the last layer      all_layers   those of all recurrent layers
 *   position    h_T                                     max          m_j = max_t h_tj
 *   mean        m_j = Σ_t h_tj / T                      attention    c_j = Σ_t α_t h_tj
 *   all_steps   h_1, …, h_T side by side
 *               α = softmax(e),  e_t = q · a_t,  a_t = P h_t + p  or  tanh(P h_t + p)
 *               or  tanh(P h_t + S s + p)  with the final states s
 * </pre>
 */
final class ReferenceReading {
  private ReferenceReading() {}

  /** All parts of a model's reading, side by side. */
  static double[] read(ReferenceRun run) {
    return run.parts().stream()
        .map(part -> part(run, part))
        .flatMapToDouble(DoubleStream::of)
        .toArray();
  }

  /** What one part reads. */
  static double[] part(ReferenceRun run, SequenceReading part) {
    return part instanceof LayerReading lower
        ? part(run, lower.reading(), lower.layer())
        : part(run, part, run.last());
  }

  /** What one part reads of the layer at a place. */
  static double[] part(ReferenceRun run, SequenceReading part, int place) {
    double[][] states = run.given(place);
    if (part == StepReading.LAST) {
      return run.finalStates(place);
    }
    if (part == StepReading.ALL_LAYERS) {
      return IntStream.range(0, run.steps.length)
          .filter(at -> run.steps[at] != null)
          .mapToObj(run::finalStates)
          .flatMapToDouble(DoubleStream::of)
          .toArray();
    }
    if (part instanceof FlatReading flat) {
      return flat(states, flat.steps(), run.topSize());
    }
    double[] read = new double[run.size(place)];
    if (states.length == 0) {
      return read;
    }
    if (part == StepReading.POSITION) {
      return states[states.length - 1].clone();
    }
    double[] weights = part instanceof AttentionReading attention ? weights(run, attention) : null;
    for (int j = 0; j < read.length; j++) {
      if (part == StepReading.MAX) {
        read[j] = states[ReferenceNetwork.winner(states, 0, states.length, j)][j];
      } else {
        for (int t = 0; t < states.length; t++) {
          read[j] += weights == null ? states[t][j] / states.length : weights[t] * states[t][j];
        }
      }
    }
    return read;
  }

  /** h_1, …, h_n side by side, zeros where there is no such step: [steps · size]. */
  private static double[] flat(double[][] states, int steps, int size) {
    double[] read = new double[steps * size];
    for (int t = 0; t < Math.min(steps, states.length); t++) {
      System.arraycopy(states[t], 0, read, t * size, size);
    }
    return read;
  }

  /** α: [steps], one step at least. */
  static double[] weights(ReferenceRun run, AttentionReading attention) {
    double[][] states = run.top();
    double[] query = query(run, attention);
    double[] asked = new double[states.length]; // e
    for (int t = 0; t < states.length; t++) {
      double[] answer = answer(run, attention, t);
      for (int i = 0; i < query.length; i++) {
        asked[t] += query[i] * answer[i];
      }
    }
    double highest = DoubleStream.of(asked).max().orElseThrow();
    double[] weights = DoubleStream.of(asked).map(e -> Math.exp(e - highest)).toArray();
    double sum = DoubleStream.of(weights).sum();
    return DoubleStream.of(weights).map(weight -> weight / sum).toArray();
  }

  /** q. */
  static double[] query(ReferenceRun run, AttentionReading attention) {
    if (attention.asksFinalStates()) {
      return run.finalStates(run.last());
    }
    double[] query = new double[attention.query().length];
    for (int i = 0; i < query.length; i++) {
      query[i] = attention.query()[i];
    }
    return query;
  }

  /** a_t of the state at a step. */
  static double[] answer(ReferenceRun run, AttentionReading attention, int step) {
    double[] state = run.top()[step];
    double[] answer = state.clone();
    if (attention.hasProjection()) {
      answer = new double[attention.projection().rows()];
      for (int i = 0; i < answer.length; i++) {
        answer[i] = (double) attention.projectionBias(i) + attention.stepBias(step);
        for (int j = 0; j < state.length; j++) {
          answer[i] += attention.projection().at(i, j) * state[j];
        }
      }
    }
    if (attention.addsFinalStates()) {
      double[] finals = run.finalStates(run.last());
      for (int i = 0; i < answer.length; i++) {
        for (int j = 0; j < finals.length; j++) {
          answer[i] += attention.statesProjection().at(i, j) * finals[j];
        }
      }
    }
    if (attention.kind() == AttentionReading.Kind.ADDITIVE) {
      for (int i = 0; i < answer.length; i++) {
        answer[i] = Math.tanh(answer[i]);
      }
    }
    return answer;
  }
}
