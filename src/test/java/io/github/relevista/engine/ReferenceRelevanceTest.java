package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.engine.reference.ReferenceRelevance;
import io.github.relevista.model.AttentionReading;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.ConcatReading;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateActivation;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.LayerReading;
import io.github.relevista.model.LayeredModels;
import io.github.relevista.model.OutputLayer;
import io.github.relevista.model.ReadingOrder;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SelfAttentionLayer;
import io.github.relevista.model.SelfAttentionLayer.Projection;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceLayer;
import io.github.relevista.model.SequenceReading;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.StateActivation;
import io.github.relevista.model.StepReading;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The measure itself: with bias factor 1 every layer conserves its relevance, to double rounding.
 */
class ReferenceRelevanceTest {
  @ParameterizedTest
  @EnumSource(CellKind.class)
  void explain_withBiasFactorOne_conservesTheScore(CellKind cell) {
    SentimentModel model =
        SmallModels.random(cell, 2, 5, 4, 3, 10, SmallModels.OutputBias.PRESENT, 7);
    int[] ids = {1, 4, 2, 9, 4, 0, 3};
    ReferenceNetwork network = new ReferenceNetwork(model);
    for (ProductRule products : ProductRule.values()) {
      ReferenceRelevance relevance = new ReferenceRelevance(model, 0.001, 1, 1, products);
      for (int k = 0; k < 3; k++) {
        relevance.explain(ids, k);
        double score = network.scores(network.embeddings(ids))[k];
        double explained = Arrays.stream(relevance.words()).sum() + relevance.initialStates();
        double largest = Arrays.stream(relevance.words()).map(Math::abs).max().orElse(0);
        // Each of some hundred divisions by a stabilised sum loses a few units in the last place.
        assertThat(explained)
            .as("%s", products)
            .isCloseTo(score, within(1e-9 * Math.max(1, largest)));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(CellKind.class)
  void explain_withAStabiliserInProportion_conservesTheScoreToo(CellKind cell) {
    SentimentModel model =
        SmallModels.random(cell, 2, 5, 4, 3, 10, SmallModels.OutputBias.PRESENT, 7);
    int[] ids = {1, 4, 2, 9, 4, 0, 3};
    ReferenceNetwork network = new ReferenceNetwork(model);
    for (double ratio : new double[] {0.01, 1}) {
      for (ProductRule products : ProductRule.values()) {
        ReferenceRelevance relevance = new ReferenceRelevance(model, 0.001, 1, 1, products, ratio);
        relevance.explain(ids, 1);
        double explained = Arrays.stream(relevance.words()).sum() + relevance.initialStates();
        double largest = Arrays.stream(relevance.words()).map(Math::abs).max().orElse(0);
        // As above: some hundred divisions.
        assertThat(explained)
            .as("%s, %s", products, ratio)
            .isCloseTo(
                network.scores(network.embeddings(ids))[1], within(1e-9 * Math.max(1, largest)));
      }
    }
  }

  @Test
  void aStabiliserInProportion_keepsTheSamePartAtEveryState() {
    // Nothing cancels, and so every state hands on 1 / (1 + 1/4) = 0.8 of what it has. Of 4.5 the
    // last word's 4 becomes 3.2, and 0.4 goes on to the second state, which has it all of the
    // first: 0.32, and the first all of its own word: 0.256.
    ReferenceRelevance relevance =
        new ReferenceRelevance(
            handWorked(StepReading.MAX, 1, 0, 1), EPSILON, 0, 0, ProductRule.ALL, 0.25);
    relevance.explain(new int[] {0, 1, 2}, 1);
    assertThat(relevance.words()).containsExactly(new double[] {0.256, 0, 3.2}, within(1e-9));
  }

  static Stream<Named<SentimentModel>> everyKind() {
    return LayeredModels.all(11).entrySet().stream()
        .map(entry -> Named.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void wordsPadsAndInitialStates_ofEveryKindOfModel_addUpToTheScore(SentimentModel model) {
    ReferenceNetwork network = new ReferenceNetwork(model);
    for (ProductRule products : ProductRule.values()) {
      ReferenceRelevance relevance = new ReferenceRelevance(model, 0.001, 1, 1, products);
      for (int[] ids : new int[][] {{}, {5}, {1, 4}, {2, 6, 4, 0, 3, 2, 2, 1, 5}}) {
        relevance.explain(ids, 2);
        double largest = Math.max(1, Math.abs(relevance.initialStates()));
        double sum = relevance.initialStates() + relevance.padding();
        for (double word : relevance.words()) {
          sum += word;
          largest = Math.max(largest, Math.abs(word));
        }
        assertThat(sum)
            .as("%s, %d words", products, ids.length)
            .isCloseTo(network.scores(network.embeddings(ids))[2], within(1e-9 * largest));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void pads_haveRelevance_whereAModelReadsThem(SentimentModel model) {
    ReferenceRelevance relevance = new ReferenceRelevance(model, 0.001, 0, 0);
    relevance.explain(new int[] {1, 4}, 0);
    if (model.sequences().readsPads()) {
      assertThat(relevance.padding()).isNotZero();
    } else {
      assertThat(relevance.padding()).isZero();
    }
    int[] full = new int[Math.max(7, model.sequences().paddedLength())];
    Arrays.setAll(full, place -> 1 + place % 5);
    relevance.explain(full, 0);
    assertThat(relevance.padding()).isZero();
  }

  /** Numbers by which every message can be followed by hand: see {@link #handWorked}. */
  private static final double EPSILON = 1e-12;

  /**
   * One GRU of one unit whose gates have no weights, so that z = 1/2 and h = h₋/2 + n/2, with n =
   * max(x, 0) of embeddings 4, −2 and 8: states 2, 1, 4.5 over the words 0, 1, 2.
   */
  private static SentimentModel handWorked(SequenceReading reading, int outputs, float... weights) {
    return handWorked(List.of(), reading, outputs, weights);
  }

  /** The same with layers above. */
  private static SentimentModel handWorked(
      List<SequenceLayer> above, SequenceReading reading, int outputs, float... weights) {
    FloatMatrix none = FloatMatrix.zeros(1, 1);
    FloatMatrix one = new FloatMatrix(1, 1, new float[] {1});
    float[] zero = new float[1];
    GateWeights closed = new GateWeights(none, none, zero, zero);
    DirectionWeights direction =
        new DirectionWeights(
            CellKind.GRU_RESET_AFTER,
            Map.of(
                Gate.RESET, closed,
                Gate.UPDATE, closed,
                Gate.SIGNAL, new GateWeights(one, none, zero, zero)));
    SentimentModel words = SmallModels.random(CellKind.LSTM, 1);
    return new SentimentModel(
        ClassScale.even(List.of("bad", "good")),
        words.text(),
        SequenceRules.NONE,
        Vocabulary.of(List.of("a", "b", "c"), "a"),
        new FloatMatrix(3, 1, new float[] {4, -2, 8}),
        Stream.concat(
                Stream.of(
                    new RecurrentLayer(
                        CellKind.GRU_RESET_AFTER,
                        GateActivation.SIGMOID,
                        StateActivation.RELU,
                        ReadingOrder.FORWARD,
                        List.of(direction),
                        DirectionMerge.CONCAT)),
                above.stream())
            .toList(),
        reading,
        List.of(),
        new OutputLayer(new FloatMatrix(2, outputs, weights), new float[0]));
  }

  private static double[] words(SentimentModel model) {
    ReferenceRelevance relevance = new ReferenceRelevance(model, EPSILON, 0, 0);
    relevance.explain(new int[] {0, 1, 2}, 1);
    assertThat(relevance.initialStates()).isCloseTo(0, within(1e-9));
    return relevance.words();
  }

  @Test
  void max_givesAllToTheWinner() {
    // The score is 4.5, the state of the last step: 4 of it are of its own word, 0.5 of the first.
    // −2 is cut off by the ReLU: the second word gives its state nothing.
    assertThat(words(handWorked(StepReading.MAX, 1, 0, 1)))
        .containsExactly(new double[] {0.5, 0, 4}, within(1e-9));
  }

  @Test
  void mean_givesToStatesInProportionToWhatTheyAre() {
    // (2 + 1 + 4.5) / 3 = 2.5, of which the first word's 4/2, 4/4 and 4/8 are 3.5 / 3.
    assertThat(words(handWorked(StepReading.MEAN, 1, 0, 1)))
        .containsExactly(new double[] {3.5 / 3, 0, 4 / 3.0}, within(1e-9));
  }

  @Test
  void concat_addsWhatItsPartsGive() {
    // Score 4.5 − 2 · 2.5 = −0.5; both sums keep their parts.
    assertThat(
            words(
                handWorked(
                    new ConcatReading(List.of(StepReading.LAST, StepReading.MEAN)),
                    2,
                    0,
                    0,
                    1,
                    -2)))
        .containsExactly(new double[] {0.5 - 2 * 3.5 / 3, 0, 4 - 2 * 4 / 3.0}, within(1e-9));
  }

  private static List<SequenceLayer> asking(float scale) {
    Projection none = Projection.NONE;
    return List.of(
        new SelfAttentionLayer(
            AttentionReading.Kind.DOT, 1, none, none, none, none, new float[] {scale}));
  }

  @Test
  void selfAttention_givesToStatesByTheWeightsOfTheStepThatIsRead() {
    // The last step asks by 4.5: e = 4.5 ln 2 · h, so that α is in proportion to 2^4.5h.
    double[] powers = {Math.pow(2, 9), Math.pow(2, 4.5), Math.pow(2, 20.25)};
    double sum = powers[0] + powers[1] + powers[2];
    // The scale is rounded to float: 1e-7 of it, 20 times in an exponent.
    assertThat(words(handWorked(asking((float) Math.log(2)), StepReading.POSITION, 1, 0, 1)))
        .containsExactly(
            new double[] {
              (2 * powers[0] + powers[1] + 0.5 * powers[2]) / sum, 0, 4 * powers[2] / sum
            },
            within(1e-5));
  }

  @Test
  void selfAttentionBesideItsStates_addsWhatBothGive() {
    // Without a scale all weigh alike: every sum is 2.5, a third of it each state's. The states
    // themselves are read by their highest, 4.5. Score 2.5 + 4.5.
    SequenceReading both =
        new ConcatReading(List.of(StepReading.MEAN, new LayerReading(StepReading.MAX, 0)));
    assertThat(words(handWorked(asking(0), both, 2, 0, 0, 1, 1)))
        .containsExactly(new double[] {3.5 / 3 + 0.5, 0, 4 / 3.0 + 4}, within(1e-9));
  }

  @Test
  void attention_givesToStatesByTheirWeights() {
    // e = ln 2 · h: α is in proportion to 2^h, here 4 : 2 : 2^4.5.
    double[] powers = {4, 2, Math.pow(2, 4.5)};
    double sum = powers[0] + powers[1] + powers[2];
    SequenceReading reading =
        new AttentionReading(
            AttentionReading.Kind.DOT,
            FloatMatrix.zeros(0, 0),
            new float[0],
            new float[] {(float) Math.log(2)});
    // The query is rounded to float: 1e-7 of it.
    assertThat(words(handWorked(reading, 1, 0, 1)))
        .containsExactly(
            new double[] {
              (2 * powers[0] + powers[1] + 0.5 * powers[2]) / sum, 0, 4 * powers[2] / sum
            },
            within(1e-6));
  }
}
