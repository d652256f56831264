package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.reference.ReferenceGradients;
import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.engine.reference.ReferenceRelevance;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.model.LayeredModels;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.TorchOracle;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The float engine held against PyTorch's figures, and against the double-precision reference on
 * models of every kind. The engine is simd where the JVM has it; scalar gives the same bits.
 */
class LayeredOracleTest {
  private static final long SEED = 20261127;

  /** Of a sequence's largest absolute relevance or Gradient × Input. */
  private static final double RELEVANCES = 5e-5;

  private static final double GRADIENTS = 1e-5;
  private static final double SCORES = 1e-5;
  private static final double EPSILON = 0.001;

  static Stream<TorchOracle> oracles() {
    return TorchOracle.all().stream();
  }

  static Stream<Map.Entry<String, SentimentModel>> models() {
    return LayeredModels.all(SEED).entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("oracles")
  void figures_areThoseOfTorch(TorchOracle oracle) {
    Workspace workspace = EngineKind.AUTO.create(oracle.model(), 1 << 20).newWorkspace();
    int[][] ids = oracle.cases().stream().map(TorchOracle.Case::ids).toArray(int[][]::new);
    SequenceBatch batch = SequenceBatch.ofIds(ids);
    int classes = oracle.model().classes().size();
    Scores scores = workspace.forward(batch, relevance());
    WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(classes));
    for (int sequence = 0; sequence < ids.length; sequence++) {
      TorchOracle.Case expected = oracle.cases().get(sequence);
      for (int k = 0; k < classes; k++) {
        assertScore(scores.at(sequence, k), expected.scores()[k]);
        double[] words = words(relevances, sequence, k, ids[sequence].length);
        double largest =
            assertClose(words, expected.relevances()[k], RELEVANCES, expected.padding()[k]);
        assertThat((double) relevances.padding(sequence, k))
            .isCloseTo(expected.padding()[k], within(RELEVANCES * largest));
        assertThat((double) relevances.initialStates(sequence, k))
            .isCloseTo(expected.initialStates()[k], within(RELEVANCES * largest));
      }
    }
    workspace.forward(batch, History.forGradients());
    WordGradients gradients = workspace.gradients(TargetColumns.everyClass(classes));
    for (int sequence = 0; sequence < ids.length; sequence++) {
      for (int k = 0; k < classes; k++) {
        double[] products = products(gradients, sequence, k, ids[sequence].length);
        assertClose(products, oracle.cases().get(sequence).gradientTimesInput()[k], GRADIENTS, 0);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void figuresOfRandomModels_areThoseOfTheReference(Map.Entry<String, SentimentModel> entry) {
    SentimentModel model = entry.getValue();
    Workspace workspace = EngineKind.AUTO.create(model, 1 << 20).newWorkspace();
    ReferenceNetwork network = new ReferenceNetwork(model);
    ReferenceGradients gradients = new ReferenceGradients(model);
    Random random = new Random(SEED);
    int classes = model.classes().size();
    for (int example = 0; example < 6; example++) {
      int[] ids = random.ints(example, 0, model.vocabulary().size()).toArray();
      double[] expected = network.scores(network.embeddings(ids));
      for (ProductRule products : ProductRule.values()) {
        // Far from zero denominators: what is compared are the formulas and not float's luck.
        History history =
            History.forRelevance(new EpsilonRule(0.1f, 0.5f, EpsilonSharing.LIKE_BIAS), products);
        ReferenceRelevance reference = new ReferenceRelevance(model, 0.1f, 0.5, 0.5, products);
        Scores scores = workspace.forward(SequenceBatch.ofIds(ids), history);
        WordRelevances relevances = workspace.relevances(TargetColumns.everyClass(classes));
        for (int k = 0; k < classes; k++) {
          assertScore(scores.at(0, k), expected[k]);
          reference.explain(ids, k);
          double beside = Math.abs(reference.padding()) + Math.abs(reference.initialStates());
          double largest =
              assertClose(
                  words(relevances, 0, k, ids.length), reference.words(), 2e-4, beside + 0.01);
          assertThat((double) relevances.padding(0, k))
              .as("%s, %s, seed %d", entry.getKey(), products, SEED)
              .isCloseTo(reference.padding(), within(2e-4 * largest));
          assertThat((double) relevances.initialStates(0, k))
              .as("%s, %s, seed %d", entry.getKey(), products, SEED)
              .isCloseTo(reference.initialStates(), within(2e-4 * largest));
        }
      }
      workspace.forward(SequenceBatch.ofIds(ids), History.forGradients());
      WordGradients products = workspace.gradients(TargetColumns.everyClass(classes));
      for (int k = 0; k < classes; k++) {
        assertClose(
            products(products, 0, k, ids.length), gradients.timesInput(ids, k), GRADIENTS, 0.1);
      }
    }
  }

  private static History relevance() {
    return History.forRelevance(
        new EpsilonRule((float) EPSILON, 0, EpsilonSharing.LIKE_BIAS), ProductRule.ALL);
  }

  private static double[] words(WordRelevances relevances, int sequence, int k, int length) {
    return IntStream.range(0, length)
        .mapToDouble(position -> relevances.at(sequence, k, position))
        .toArray();
  }

  private static double[] products(WordGradients gradients, int sequence, int k, int length) {
    return IntStream.range(0, length)
        .mapToDouble(position -> gradients.inputProduct(sequence, k, position))
        .toArray();
  }

  private static void assertScore(double score, double expected) {
    assertThat(score).isCloseTo(expected, within(SCORES * Math.max(1, Math.abs(expected))));
  }

  /**
   * Holds figures against each other and returns the largest absolute one.
   *
   * @param least what counts as the largest at least
   */
  private static double assertClose(
      double[] figures, double[] expected, double tolerance, double least) {
    double largest =
        Math.max(Math.abs(least), Arrays.stream(expected).map(Math::abs).max().orElse(0));
    assertThat(figures).hasSameSizeAs(expected);
    assertThat(figures).containsExactly(expected, within(tolerance * largest + 1e-12));
    return largest;
  }
}
