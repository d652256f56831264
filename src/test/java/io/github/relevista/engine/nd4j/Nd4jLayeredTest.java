package io.github.relevista.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.EmbeddingRelevances;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.History;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.engine.reference.ReferenceRelevance;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.model.LayeredModels;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.TorchOracle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models of several layers by ND4J, held against the reference in double precision and against the
 * oracles of torch: two engines that share no line must agree.
 */
class Nd4jLayeredTest {
  private static final long SEED = 31;

  /**
   * Of relevances: a score is rounded by some 3e-8 of its terms, which are near 1, and one near
   * zero passes that on as it is.
   */
  private static final double ROUNDING = 3e-8;

  private static final EpsilonRule WITH_SHARES =
      new EpsilonRule(0.1f, 0.5f, EpsilonSharing.LIKE_BIAS);

  private static List<Map.Entry<String, SentimentModel>> models() {
    return LayeredModels.all(SEED).entrySet().stream()
        .filter(entry -> EngineKind.ND4J.obstacle(entry.getValue()).isEmpty())
        .toList();
  }

  private static Stream<TorchOracle> oracles() {
    return TorchOracle.all().stream();
  }

  private static Workspace workspace(SentimentModel model) {
    return EngineKind.ND4J.create(model, 0).newWorkspace();
  }

  @Test
  void allButConvolutions_areRun() {
    assertThat(LayeredModels.all(SEED).keySet())
        .filteredOn(name -> models().stream().noneMatch(entry -> entry.getKey().equals(name)))
        .isNotEmpty()
        .allMatch(name -> name.startsWith("convolution"));
  }

  @ParameterizedTest
  @MethodSource("models")
  void figuresOfABatch_areThoseOfTheReference(Map.Entry<String, SentimentModel> entry) {
    SentimentModel model = entry.getValue();
    int classes = model.classes().size();
    Random random = new Random(SEED);
    int[][] ids = new int[7][];
    for (int sequence = 0; sequence < ids.length; sequence++) {
      ids[sequence] = random.ints((sequence * 5) % 8, 0, model.vocabulary().size()).toArray();
    }
    Workspace workspace = workspace(model);
    Scores scores = workspace.forward(SequenceBatch.ofIds(ids), History.forRelevance(WITH_SHARES));
    EmbeddingRelevances relevances =
        workspace.embeddingRelevances(TargetColumns.everyClass(classes));
    ReferenceNetwork network = new ReferenceNetwork(model);
    ReferenceRelevance reference = new ReferenceRelevance(model, 0.1f, 0.5, 0.5, ProductRule.ALL);
    for (int sequence = 0; sequence < ids.length; sequence++) {
      double[] expected = network.scores(network.embeddings(ids[sequence]));
      for (int k = 0; k < classes; k++) {
        assertThat((double) scores.at(sequence, k))
            .as("%s, sequence %d", entry.getKey(), sequence)
            .isCloseTo(expected[k], within(1e-5 * Math.max(1, Math.abs(expected[k]))));
        reference.explain(ids[sequence], k);
        double largest =
            Math.abs(reference.padding())
                + Math.abs(reference.initialStates())
                + Arrays.stream(reference.words()).map(Math::abs).max().orElse(0)
                + 0.01;
        for (int position = 0; position < ids[sequence].length; position++) {
          float sum = 0;
          for (int dimension = 0; dimension < model.embeddingSize(); dimension++) {
            sum += relevances.at(sequence, k, position, dimension);
          }
          assertThat((double) sum)
              .isCloseTo(relevances.at(sequence, k, position), within(1e-5 * largest));
          assertThat((double) sum)
              .as("%s, sequence %d, word %d", entry.getKey(), sequence, position)
              .isCloseTo(reference.words()[position], within(2e-4 * largest));
        }
        assertThat((double) relevances.padding(sequence, k))
            .as(entry.getKey())
            .isCloseTo(reference.padding(), within(2e-4 * largest));
        assertThat((double) relevances.initialStates(sequence, k))
            .as(entry.getKey())
            .isCloseTo(reference.initialStates(), within(2e-4 * largest));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("oracles")
  void figuresOfTorch_areReached(TorchOracle oracle) {
    Workspace workspace = workspace(oracle.model());
    int classes = oracle.model().classes().size();
    int[][] ids = oracle.cases().stream().map(TorchOracle.Case::ids).toArray(int[][]::new);
    EpsilonRule rule = new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS);
    Scores scores = workspace.forward(SequenceBatch.ofIds(ids), History.forRelevance(rule));
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(classes));
    for (int sequence = 0; sequence < ids.length; sequence++) {
      TorchOracle.Case expected = oracle.cases().get(sequence);
      for (int k = 0; k < classes; k++) {
        assertThat((double) scores.at(sequence, k))
            .isCloseTo(
                expected.scores()[k], within(1e-5 * Math.max(1, Math.abs(expected.scores()[k]))));
        double largest =
            Arrays.stream(expected.relevances()[k])
                .map(Math::abs)
                .reduce(Math.abs(expected.padding()[k]), Math::max);
        for (int position = 0; position < ids[sequence].length; position++) {
          assertThat((double) relevances.at(sequence, k, position))
              .isCloseTo(expected.relevances()[k][position], within(5e-5 * largest + ROUNDING));
        }
        assertThat((double) relevances.padding(sequence, k))
            .isCloseTo(expected.padding()[k], within(5e-5 * largest + ROUNDING));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SCALAR", "AUTO"})
  void relevanceThroughOneDirection_isThatOfTheOtherEngines(EngineKind kind) {
    SentimentModel model = LayeredModels.all(SEED).get("reading last");
    SequenceBatch batch = SequenceBatch.ofIds(new int[] {3, 1, 4}, new int[] {}, new int[] {2});
    Workspace own = workspace(model);
    Workspace other = kind.create(model, 0).newWorkspace();
    own.forward(batch, History.forRelevance(WITH_SHARES));
    other.forward(batch, History.forRelevance(WITH_SHARES));
    for (int direction = 0; direction < 2; direction++) {
      TargetColumns targets = TargetColumns.everyClass(model.classes().size()).through(direction);
      WordRelevances actual = own.relevances(targets);
      WordRelevances expected = other.relevances(targets);
      for (int position = 0; position < 3; position++) {
        assertThat(actual.at(0, 1, position)).isCloseTo(expected.at(0, 1, position), within(1e-4f));
      }
    }
  }
}
