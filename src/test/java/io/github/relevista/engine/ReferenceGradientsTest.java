package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.reference.ReferenceGradients;
import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.model.LayeredModels;
import io.github.relevista.model.SentimentModel;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients of every kind of model against differences of its scores. */
class ReferenceGradientsTest {
  /** Half of a difference: its square, and rounding divided by it, are 1e-10 of the score. */
  private static final double STEP = 1e-5;

  /** A kink within a step of an argument would show; no argument of these models is so near one. */
  private static final double TOLERANCE = 1e-8;

  static Stream<Named<SentimentModel>> everyKind() {
    return LayeredModels.all(11).entrySet().stream()
        .map(entry -> Named.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void gradients_areTheDifferencesOfScores(SentimentModel model) {
    ReferenceNetwork network = new ReferenceNetwork(model);
    ReferenceGradients gradients = new ReferenceGradients(model);
    for (int[] ids : new int[][] {{5}, {2, 6, 4, 0, 3}}) {
      double[][] embeddings = network.embeddings(ids);
      double[][] actual = gradients.of(embeddings, 1);
      assertThat(actual).hasDimensions(ids.length, model.embeddingSize());
      for (int t = 0; t < ids.length; t++) {
        for (int e = 0; e < model.embeddingSize(); e++) {
          double kept = embeddings[t][e];
          embeddings[t][e] = kept + STEP;
          double above = network.scores(embeddings)[1];
          embeddings[t][e] = kept - STEP;
          double below = network.scores(embeddings)[1];
          embeddings[t][e] = kept;
          assertThat(actual[t][e]).isCloseTo((above - below) / (2 * STEP), within(TOLERANCE));
        }
      }
    }
  }
}
