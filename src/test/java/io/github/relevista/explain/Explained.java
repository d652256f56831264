package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.scalar.ScalarEngine;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Explanations of small batches, and what every test of a method compares them with. */
final class Explained {
  private Explained() {}

  /** The engine of the simplest code. */
  static Engine engine(SentimentModel model) {
    return ScalarEngine.of(model, 1 << 20);
  }

  /** The explanations of sequences, whose keys are {@code review0}, {@code review1}, … */
  static List<Explanation> of(Engine engine, Method method, Targets targets, int[]... ids) {
    String[] keys =
        IntStream.range(0, ids.length).mapToObj(n -> "review" + n).toArray(String[]::new);
    return of(engine, method, targets, new Sequences(ids, new int[ids.length][0], keys));
  }

  static List<Explanation> of(Engine engine, Method method, Targets targets, Sequences sequences) {
    List<Explanation> copies = new ArrayList<>();
    Explainers.create(engine, method, targets)
        .explain(sequences, (sequence, explanation) -> copies.add(explanation.copy()));
    return copies;
  }

  /** The relevances of a column: [tokens]. */
  static float[] words(Explanation explanation, int column) {
    float[] words = new float[explanation.length()];
    for (int position = 0; position < words.length; position++) {
      words[position] = explanation.relevance(column, position);
    }
    return words;
  }

  /** The same explanation, to the last bit. */
  static void assertSame(Explanation actual, Explanation expected) {
    assertThat(actual.length()).isEqualTo(expected.length());
    assertThat(actual.targets()).isEqualTo(expected.targets());
    assertThat(actual.predictedClass()).isEqualTo(expected.predictedClass());
    for (int column = 0; column < expected.targets(); column++) {
      assertThat(actual.target(column)).isEqualTo(expected.target(column));
      assertThat(actual.targetScore(column)).isEqualTo(expected.targetScore(column));
      assertThat(words(actual, column)).isEqualTo(words(expected, column));
      assertThat(actual.addsUp(column)).isEqualTo(expected.addsUp(column));
      // NaN is the same as NaN here.
      assertThat((Float) actual.leakage(column)).isEqualTo((Float) expected.leakage(column));
      assertThat((Float) actual.padding(column)).isEqualTo((Float) expected.padding(column));
    }
  }

  /** Σ polarity · value over the classes. */
  static double polarity(ClassScale classes, double[] values) {
    double sum = 0;
    for (int k = 0; k < values.length; k++) {
      sum += classes.polarity().get(k) * values[k];
    }
    return sum;
  }
}
