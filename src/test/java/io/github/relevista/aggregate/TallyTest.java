package io.github.relevista.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.EpsilonRule.EpsilonSharing;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.Explainers;
import io.github.relevista.explain.Explanation;
import io.github.relevista.explain.LrpExplainer;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.Method.Occlusion.Measure;
import io.github.relevista.explain.Method.Occlusion.Removal;
import io.github.relevista.explain.Sequences;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.OutputLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.Target;
import io.github.relevista.stats.ClusteredSums;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.ReviewStatistic;
import io.github.relevista.tensor.FloatMatrix;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 4);
  private static final long SEED = 17;

  /** Adds up what comes, as the job does with the parts of all tasks. */
  private static class Merged implements TallySink {
    private final Map<String, BigDecimal> values = new TreeMap<>();

    private void add(String key, long value) {
      values.merge(key, BigDecimal.valueOf(value), BigDecimal::add);
    }

    private void add(String key, ClusteredSums sums) {
      values.merge(key + "sum", sums.sum(), BigDecimal::add);
      values.merge(key + "squares", sums.sumOfSquares(), BigDecimal::add);
      values.merge(key + "review squares", sums.reviewSumOfSquares(), BigDecimal::add);
      values.merge(key + "products", sums.reviewSumByOccurrences(), BigDecimal::add);
    }

    @Override
    public void relevance(List<String> slice, Target target, String term, RelevanceStatistic s) {
      String key = slice + " " + target.name() + " " + term + " ";
      add(key + "occurrences", s.occurrences());
      add(key + "reviews", s.reviews());
      add(key + "occurrence squares", s.reviewOccurrenceSquares());
      add(key + "relevance ", s.relevance());
      add(key + "share ", s.share());
      values.merge(key + "minimum", s.minimum(), BigDecimal::min);
      values.merge(key + "maximum", s.maximum(), BigDecimal::max);
    }

    @Override
    public void occurrences(
        List<String> slice, String term, String predicted, String label, OccurrenceStatistic s) {
      String key = slice + " " + term + " " + predicted + " " + label + " ";
      add(key + "occurrences", s.occurrences());
      add(key + "reviews", s.reviews());
    }

    @Override
    public void reviews(
        List<String> slice, Target target, String predicted, String label, ReviewStatistic s) {
      String key = slice + " " + target.name() + " " + predicted + " " + label + " ";
      add(key + "reviews", s.reviews());
      add(key + "tokens", s.tokens());
      values.merge(key + "score", s.scoreSum(), BigDecimal::add);
    }
  }

  /** A hundred random reviews, drained whenever the tally says that it is full. */
  private static Map<String, BigDecimal> tallied(int maximumEntries) {
    Random random = new Random(SEED);
    Tally tally = new Tally(MODEL.vocabulary(), MODEL.classes(), maximumEntries);
    LrpExplainer explainer =
        new LrpExplainer(
            EngineKind.AUTO.create(MODEL, 1 << 20),
            new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS),
            new Targets.All());
    Merged merged = new Merged();
    for (int review = 0; review < 100; review++) {
      int[] ids = random.ints(1 + random.nextInt(9), 0, 7).toArray();
      String[] forms =
          Arrays.stream(ids).mapToObj(id -> "form" + random.nextInt(20)).toArray(String[]::new);
      String slice = random.nextInt(3) == 0 ? null : "s" + random.nextInt(2);
      String label = random.nextBoolean() ? null : "l";
      ReviewTerms terms = new ReviewTerms(Arrays.asList(slice), label, ids, forms, 0);
      explainer.explain(Sequences.of(ids), (sequence, e) -> tally.add(terms, e));
      while (tally.isFull() && tally.drainPart(merged)) {}
    }
    while (tally.drainPart(merged)) {}
    assertThat(tally.isEmpty()).isTrue();
    return merged.values;
  }

  @Test
  void drainingOften_changesNoFigure() {
    Map<String, BigDecimal> whole = tallied(1_000_000);
    assertThat(whole).hasSizeGreaterThan(500);
    assertThat(tallied(1)).as("seed %d", SEED).isEqualTo(whole);
    assertThat(tallied(40)).as("seed %d", SEED).isEqualTo(whole);
  }

  @Test
  void shares_areRelevancesOverTheMagnitudesOfTheReview() {
    Tally tally = new Tally(MODEL.vocabulary(), MODEL.classes(), 1000);
    int[] ids = {1, 2, 1};
    List<Explanation> kept = new ArrayList<>();
    new LrpExplainer(
            EngineKind.AUTO.create(MODEL, 0),
            new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS),
            new Targets.All())
        .explain(
            Sequences.of(ids),
            (sequence, e) -> {
              kept.add(e.copy());
              tally.add(new ReviewTerms(List.of(), null, ids, null, 0), e);
            });
    Merged merged = new Merged();
    while (tally.drainPart(merged)) {}
    Explanation explanation = kept.get(0);
    for (int column = 0; column < explanation.targets(); column++) {
      double first = explanation.relevance(column, 0);
      double second = explanation.relevance(column, 1);
      double third = explanation.relevance(column, 2);
      double whole = Math.abs(first) + Math.abs(second) + Math.abs(third);
      String key = "[] " + explanation.target(column).name() + " ";
      // Relevances are rounded to 10⁻¹² before, shares afterwards.
      assertThat(merged.values.get(key + "w1 share sum").doubleValue())
          .isCloseTo((first + third) / whole, within(1e-10));
      assertThat(merged.values.get(key + "w2 share sum").doubleValue())
          .isCloseTo(second / whole, within(1e-10));
    }
  }

  @Test
  void sentencesOfAReview_countAsOneReview_andShareEachAmongItsOwnWords() {
    int[] ids = {1, 2, 1};
    List<Explanation> parts = new ArrayList<>();
    new LrpExplainer(
            EngineKind.AUTO.create(MODEL, 0),
            new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS),
            new Targets.All())
        .explain(
            Sequences.of(new int[] {1, 2}, new int[] {1}), (sequence, e) -> parts.add(e.copy()));
    Tally tally = new Tally(MODEL.vocabulary(), MODEL.classes(), 1000);
    tally.add(new ReviewTerms(List.of(), null, ids, null, 0), Explanation.joined(parts));
    List<Long> units = new ArrayList<>();
    Merged merged =
        new Merged() {
          @Override
          public void reviews(
              List<String> slice,
              Target target,
              String predicted,
              String label,
              ReviewStatistic s) {
            assertThat(s.reviews()).isEqualTo(1);
            units.add(s.units());
          }
        };
    while (tally.drainPart(merged)) {}
    assertThat(units).containsOnly(2L).hasSize(4);
    double first = parts.get(0).relevance(1, 0);
    double second = parts.get(0).relevance(1, 1);
    double third = parts.get(1).relevance(1, 0);
    String key = "[] class1 w1 ";
    assertThat(merged.values)
        .containsEntry(key + "reviews", BigDecimal.ONE)
        .containsEntry(key + "occurrences", BigDecimal.valueOf(2))
        // Two occurrences in one review, squared.
        .containsEntry(key + "occurrence squares", BigDecimal.valueOf(4));
    assertThat(merged.values.get(key + "relevance review squares").doubleValue())
        .isCloseTo(Math.pow(first + third, 2), within(1e-10));
    // Alone in its sentence a word has all of it.
    assertThat(merged.values.get(key + "share sum").doubleValue())
        .isCloseTo(
            first / (Math.abs(first) + Math.abs(second)) + Math.signum(third), within(1e-10));
  }

  @Test
  void unknownWords_countUnderTheirForms_andKnownOnesUnderTheirTerms() {
    Tally tally = new Tally(MODEL.vocabulary(), MODEL.classes(), 1000);
    int[] ids = {0, 2, 0, 0};
    String[] forms = {"frobnicate", "w2", "quux", "frobnicate"};
    new LrpExplainer(
            EngineKind.AUTO.create(MODEL, 0),
            new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS),
            new Targets.All())
        .explain(
            Sequences.of(ids),
            (sequence, e) -> tally.add(new ReviewTerms(List.of(), null, ids, forms, 3), e));
    Merged merged = new Merged();
    while (tally.drainPart(merged)) {}
    assertThat(merged.values)
        .containsEntry("[] class1 frobnicate occurrences", BigDecimal.valueOf(2))
        .containsEntry("[] class1 frobnicate reviews", BigDecimal.ONE)
        .containsEntry("[] class1 quux occurrences", BigDecimal.ONE)
        .containsEntry("[] class1 w2 occurrences", BigDecimal.ONE);
  }

  @Test
  void holds_refusesWhatTheStatisticsCannotHold() {
    for (float factor : new float[] {1, 1e9f, 1e38f}) {
      float[] weights = MODEL.output().weights().values().clone();
      for (int index = 0; index < weights.length; index++) {
        weights[index] *= factor;
      }
      SentimentModel scaled =
          new SentimentModel(
              MODEL.cell(),
              MODEL.classes(),
              MODEL.text(),
              MODEL.vocabulary(),
              MODEL.embedding(),
              MODEL.directions(),
              new OutputLayer(
                  new FloatMatrix(3, MODEL.output().weights().columns(), weights), new float[0]));
      new LrpExplainer(
              EngineKind.AUTO.create(scaled, 0),
              new EpsilonRule(0.001f, 0, EpsilonSharing.LIKE_BIAS),
              new Targets.All())
          .explain(
              Sequences.of(new int[] {1, 2, 3}),
              (sequence, e) ->
                  assertThat(Tally.holds(e)).as("x %s", factor).isEqualTo(factor == 1));
    }
  }

  @Test
  void leakage_isLeftOut_ofMethodsThatDoNotAddUp() {
    Tally tally = new Tally(MODEL.vocabulary(), MODEL.classes(), 1000);
    Explainers.create(
            EngineKind.AUTO.create(MODEL, 0),
            new Method.Occlusion(Removal.BLANK, Measure.SCORE),
            new Targets.All())
        .explain(
            Sequences.of(new int[] {1, 2}),
            (sequence, e) -> {
              assertThat(Tally.holds(e)).isTrue();
              tally.add(new ReviewTerms(List.of(), null, new int[] {1, 2}, null, 0), e);
            });
    List<ReviewStatistic> reviews = new ArrayList<>();
    while (tally.drainPart(
        new Merged() {
          @Override
          public void reviews(
              List<String> slice,
              Target target,
              String predicted,
              String label,
              ReviewStatistic s) {
            reviews.add(s);
          }
        })) {}
    assertThat(reviews)
        .hasSize(4)
        .allSatisfy(
            statistic -> {
              assertThat(statistic.reviews()).isEqualTo(1);
              assertThat(statistic.leakageSum()).isEmpty();
            });
  }

  @Test
  void polarityAndClasses_areCountedAlike() {
    Map<String, BigDecimal> values = tallied(1_000_000);
    long reviews =
        values.entrySet().stream()
            .filter(e -> e.getKey().matches(".* \\(polarity\\) \\w+ (null|l) reviews"))
            .mapToLong(e -> e.getValue().longValue())
            .sum();
    assertThat(reviews).isEqualTo(100);
  }
}
