package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.explain.Method.Occlusion;
import io.github.relevista.explain.Method.Occlusion.Measure;
import io.github.relevista.explain.Method.Occlusion.Removal;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Occlusion against the reference network, one sequence and one word at a time. */
class OcclusionExplainerTest {
  private static final int[][] IDS = {{1, 2, 3}, {4}, {6, 6, 5, 1, 0}};

  static Stream<Arguments> variants() {
    return Stream.of(CellKind.values())
        .flatMap(
            cell ->
                Stream.of(Removal.values())
                    .flatMap(
                        removal ->
                            Stream.of(Measure.values())
                                .map(measure -> Arguments.of(cell, removal, measure))));
  }

  @ParameterizedTest
  @MethodSource("variants")
  void relevance_isWhatTheWordChanges(CellKind cell, Removal removal, Measure measure) {
    SentimentModel model = SmallModels.random(cell, 4);
    assertIsWhatTheWordChanges(model, new Occlusion(removal, measure), IDS);
  }

  @ParameterizedTest
  @MethodSource("variants")
  void relevance_isTheSame_acrossTheBatchesOfALongReview(
      CellKind cell, Removal removal, Measure measure) {
    // 60 variants of 60 words, and those of a shorter review: three batches of 24 at least.
    Random random = new Random(3);
    int[][] ids = {random.ints(60, 0, 7).toArray(), random.ints(7, 0, 7).toArray()};
    assertIsWhatTheWordChanges(SmallModels.random(cell, 4), new Occlusion(removal, measure), ids);
  }

  private static void assertIsWhatTheWordChanges(
      SentimentModel model, Occlusion method, int[][] ids) {
    List<Explanation> explanations =
        Explained.of(Explained.engine(model), method, new Targets.All(), ids);
    assertThat(explanations).hasSize(ids.length);
    for (int sequence = 0; sequence < ids.length; sequence++) {
      Explanation explanation = explanations.get(sequence);
      for (int position = 0; position < ids[sequence].length; position++) {
        double[] expected = difference(model, method, ids[sequence], position);
        for (int k = 0; k < expected.length; k++) {
          // Scores of small models are below 2; a difference of two has their float rounding.
          assertThat((double) explanation.relevance(k, position))
              .isCloseTo(expected[k], within(3e-6));
        }
        assertThat((double) explanation.relevance(expected.length, position))
            .isCloseTo(Explained.polarity(model.classes(), expected), within(6e-6));
      }
    }
  }

  /** What the measure of each class loses without a word, in double precision. */
  private static double[] difference(
      SentimentModel model, Occlusion method, int[] ids, int position) {
    ReferenceNetwork network = new ReferenceNetwork(model);
    double[][] whole = network.embeddings(ids);
    double[][] rest = network.embeddings(ids);
    if (method.removal() == Removal.BLANK) {
      Arrays.fill(rest[position], 0);
    } else {
      int[] others = new int[ids.length - 1];
      for (int index = 0; index < others.length; index++) {
        others[index] = ids[index < position ? index : index + 1];
      }
      rest = network.embeddings(others);
    }
    double[] with = measured(network.scores(whole), method.measure());
    double[] without = measured(network.scores(rest), method.measure());
    for (int k = 0; k < with.length; k++) {
      with[k] -= without[k];
    }
    return with;
  }

  private static double[] measured(double[] scores, Measure measure) {
    if (measure == Measure.SCORE) {
      return scores;
    }
    double sum = Arrays.stream(scores).map(Math::exp).sum();
    return Arrays.stream(scores).map(score -> Math.exp(score) / sum).toArray();
  }

  @Test
  void relevancesOfProbability_cancelOverTheClasses() {
    // Probabilities add up to 1 with the word and without.
    SentimentModel model = SmallModels.random(CellKind.LSTM, 4);
    Explanation explanation =
        Explained.of(
                Explained.engine(model),
                new Occlusion(Removal.BLANK, Measure.PROBABILITY),
                new Targets.All(),
                IDS)
            .get(2);
    for (int position = 0; position < 5; position++) {
      double sum = 0;
      for (int k = 0; k < 3; k++) {
        sum += explanation.relevance(k, position);
      }
      // Three floats below 1, each rounded once.
      assertThat(sum).isCloseTo(0, within(1e-7));
    }
  }
}
