package io.github.relevista.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.engine.ProductRule;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.text.BatchLimits;
import io.github.relevista.text.SentenceSpans;
import io.github.relevista.text.TextUnit;
import io.github.relevista.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Reviews explained sentence by sentence, against their sentences explained one by one. */
class ReviewExplainerTest {
  private static final long SEED = 31;
  private static final SentimentModel MODEL = withFullStop(SmallModels.random(CellKind.LSTM, 4));
  private static final Engine ENGINE = Explained.engine(MODEL);

  private static final Method LRP =
      new Method.Lrp(new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS), ProductRule.ALL);

  /** An explained review, kept. */
  private record Kept(Explanation whole, List<Explanation> units) {}

  private static SentimentModel withFullStop(SentimentModel model) {
    return new SentimentModel(
        model.cell(),
        model.classes(),
        model.text(),
        Vocabulary.of(List.of("<unk>", "a", "b", ".", "c", "d", "e"), "<unk>"),
        model.embedding(),
        model.directions(),
        model.output());
  }

  /** Reviews of 1 to 200 words, of which every seventh or so ends a sentence. */
  private static Sequences reviews() {
    Random random = new Random(SEED);
    int[][] ids = new int[20][];
    int[][] labels = new int[ids.length][];
    String[] keys = new String[ids.length];
    for (int review = 0; review < ids.length; review++) {
      ids[review] = random.ints(1 + random.nextInt(200), 0, 7).toArray();
      labels[review] = new int[] {random.nextInt(3)};
      keys[review] = "review" + review;
    }
    return new Sequences(ids, labels, keys);
  }

  private static List<Kept> explained(
      Method method, Targets targets, TextUnit unit, Sequences reviews) {
    List<Kept> kept = new ArrayList<>();
    ReviewExplainer.of(ENGINE, method, targets, unit, new BatchLimits(5, 60, 2))
        .explain(
            reviews,
            (review, whole, units) -> {
              assertThat(review).isEqualTo(kept.size());
              kept.add(new Kept(whole.copy(), units.stream().map(Explanation::copy).toList()));
            });
    assertThat(kept).hasSize(reviews.ids().length);
    return kept;
  }

  @Test
  void sentences_areExplainedAsIfEachWereAReview() {
    Sequences reviews = reviews();
    SentenceSpans spans = new SentenceSpans(MODEL.vocabulary());
    List<Kept> kept = explained(LRP, new Targets.All(), TextUnit.SENTENCE, reviews);
    for (int review = 0; review < kept.size(); review++) {
      List<int[]> sentences = spans.of(reviews.ids()[review]);
      assertThat(kept.get(review).units).as("seed %d", SEED).hasSameSizeAs(sentences);
      for (int number = 0; number < sentences.size(); number++) {
        Explained.assertSame(
            kept.get(review).units.get(number),
            Explained.of(ENGINE, LRP, new Targets.All(), sentences.get(number)).get(0));
      }
    }
  }

  @Test
  void aReview_hasTheMeanScoresOfItsSentences_andTheirWordsOneAfterTheOther() {
    for (Kept kept : explained(LRP, new Targets.All(), TextUnit.SENTENCE, reviews())) {
      Explanation whole = kept.whole;
      assertThat(whole.units()).isEqualTo(kept.units.size());
      int begin = 0;
      double[] scores = new double[3];
      double amplification = 0;
      for (int unit = 0; unit < whole.units(); unit++) {
        Explanation part = kept.units.get(unit);
        for (int position = 0; position < part.length(); position++) {
          assertThat(whole.relevance(3, begin + position)).isEqualTo(part.relevance(3, position));
        }
        begin += part.length();
        assertThat(whole.unitEnd(unit)).isEqualTo(begin);
        for (int k = 0; k < scores.length; k++) {
          scores[k] += part.score(k) / whole.units();
        }
        amplification += part.amplification(3) / whole.units();
      }
      assertThat(whole.length()).isEqualTo(begin);
      int predicted = whole.predictedClass();
      for (int k = 0; k < scores.length; k++) {
        // Scores below ten, rounded to float once.
        assertThat((double) whole.score(k)).isCloseTo(scores[k], within(1e-6));
        assertThat(whole.targetScore(k)).isEqualTo(whole.score(k));
        assertThat(whole.score(k)).isLessThanOrEqualTo(whole.score(predicted));
      }
      assertThat((double) whole.amplification(3))
          .isCloseTo(amplification, within(1e-5 * amplification));
    }
  }

  @Test
  void thePredictedClass_isThatOfTheReview_alsoInSentencesThatSayOtherwise() {
    boolean otherwise = false;
    for (Kept kept : explained(LRP, new Targets.Predicted(), TextUnit.SENTENCE, reviews())) {
      int predicted = kept.whole.predictedClass();
      for (Explanation unit : kept.units) {
        assertThat(unit.targets()).isEqualTo(2);
        assertThat(unit.target(0).index()).isEqualTo(predicted);
        otherwise |= unit.predictedClass() != predicted;
      }
    }
    assertThat(otherwise).as("seed %d", SEED).isTrue();
  }

  @Test
  void labels_areTheTargetsOfAllSentences() {
    Sequences reviews = reviews();
    List<Kept> kept = explained(LRP, new Targets.Labelled(), TextUnit.SENTENCE, reviews);
    for (int review = 0; review < kept.size(); review++) {
      for (Explanation unit : kept.get(review).units) {
        assertThat(unit.target(0).index()).isEqualTo(reviews.labels()[review][0]);
      }
    }
  }

  @Test
  void randomNumbers_differFromSentenceToSentence() {
    int[] twice = {1, 2, 3, 1, 2, 3};
    Sequences review = new Sequences(new int[][] {twice}, new int[1][0], new String[] {"x"});
    List<Explanation> units =
        explained(new Method.Random(1), new Targets.All(), TextUnit.SENTENCE, review).get(0).units;
    assertThat(units).hasSize(2);
    assertThat(Explained.words(units.get(0), 0)).isNotEqualTo(Explained.words(units.get(1), 0));
  }

  @Test
  void wholeReviews_areTheirOnlyUnit() {
    Sequences reviews = reviews();
    List<Kept> kept = explained(LRP, new Targets.All(), TextUnit.REVIEW, reviews);
    for (int review = 0; review < kept.size(); review++) {
      Explanation whole = kept.get(review).whole;
      assertThat(whole.units()).isEqualTo(1);
      assertThat(whole.unitEnd(0)).isEqualTo(whole.length());
      Explained.assertSame(
          whole, Explained.of(ENGINE, LRP, new Targets.All(), reviews.ids()[review]).get(0));
    }
  }

  @Test
  void amplification_isTheMagnitudesOverTheDistanceOfScores_orOverOneWhereThatIsMore() {
    for (Explanation unit :
        explained(LRP, new Targets.All(), TextUnit.REVIEW, reviews()).stream()
            .map(Kept::whole)
            .toList()) {
      double[] scores = {unit.score(0), unit.score(1), unit.score(2)};
      double distance =
          Arrays.stream(scores).max().getAsDouble() - Arrays.stream(scores).min().getAsDouble();
      for (int column = 0; column < 4; column++) {
        double magnitudes = 0;
        for (float relevance : Explained.words(unit, column)) {
          magnitudes += Math.abs(relevance);
        }
        double expected = magnitudes / Math.max(1, distance);
        assertThat((double) unit.amplification(column))
            .isCloseTo(expected, within(1e-6 * expected));
      }
    }
    Explanation random =
        Explained.of(ENGINE, new Method.Random(1), new Targets.All(), new int[] {1}).get(0);
    assertThat(random.amplification(0)).isNaN();
  }

  @Test
  void joined_refusesWhatIsNoReview() {
    assertThatThrownBy(() -> Explanation.joined(List.of()))
        .hasMessage("a review has one unit or more, was given none");
    List<Explanation> parts =
        List.of(
            Explained.of(ENGINE, LRP, new Targets.Named(List.of(0)), new int[] {1}).get(0),
            Explained.of(ENGINE, LRP, new Targets.Named(List.of(1)), new int[] {1}).get(0));
    assertThatThrownBy(() -> Explanation.joined(parts))
        .hasMessage("the units of a review have the same targets");
  }
}
