package io.github.relevista.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.explain.Explanation;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.stats.ShiftedStatistic;
import io.github.relevista.text.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShifterTallyTest {
  /** Of the terms unknown, w1 … w6. */
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 4);

  private static final Shifters SHIFTERS =
      Shifters.of(
          Map.of(ShifterKind.NEGATOR, List.of("w1"), ShifterKind.INTENSIFIER, List.of("W2")), 2);

  @Test
  void reach_endsAtPunctuation_atTheUnitsEnd_andWhereAnotherShifterReachesToo() {
    Vocabulary vocabulary =
        Vocabulary.of(List.of("<unk>", "not", "very", "good", "film", ","), "<unk>");
    ShifterReach reach =
        new ShifterReach(
            vocabulary,
            Shifters.of(
                Map.of(
                    ShifterKind.NEGATOR, List.of("not"), ShifterKind.INTENSIFIER, List.of("very")),
                2));
    int none = ShifterReach.NONE;
    // not good film good: two words are reached; a comma stops it.
    assertThat(found(reach, 1, 3, 4, 3)).containsExactly(none, 0, 0, none);
    assertThat(found(reach, 1, 3, 5, 4)).containsExactly(none, 0, none, none);
    // not very good film: good is in reach of both; very is in nobody's.
    assertThat(found(reach, 1, 2, 3, 4)).containsExactly(none, none, ShifterReach.SEVERAL, 1);
    // A unit that ends behind good.
    assertThat(reach.find(new int[] {1, 3, 4}, 0, 2)[1]).isZero();
    assertThat(reach.find(new int[] {1, 3, 4}, 2, 3)[2]).isEqualTo(none);
  }

  private static int[] found(ShifterReach reach, int... ids) {
    return Arrays.copyOf(reach.find(ids, 0, ids.length), ids.length);
  }

  /** All that is handed on, added up by shifter and term. */
  private static Map<String, BigDecimal> tallied(List<int[]> reviews, int maximumEntries) {
    ShifterTally tally = new ShifterTally(MODEL.vocabulary(), SHIFTERS, maximumEntries);
    Map<String, BigDecimal> found = new TreeMap<>();
    ShifterSink sink =
        (slice, shifter, term, statistic) ->
            add(found, shifter.map(Shifters.Shifter::term).orElse("any") + " " + term, statistic);
    for (int[] ids : reviews) {
      tally.add(new ReviewTerms(List.of(), null, ids, null, 0), Explained.by(MODEL, ids));
      while (tally.isFull() && tally.drainPart(sink)) {}
    }
    while (tally.drainPart(sink)) {}
    assertThat(tally.isEmpty()).isTrue();
    return found;
  }

  private static void add(Map<String, BigDecimal> found, String key, ShiftedStatistic statistic) {
    found.merge(key + " n", BigDecimal.valueOf(statistic.occurrences()), BigDecimal::add);
    found.merge(key + " reviews", BigDecimal.valueOf(statistic.reviews()), BigDecimal::add);
    found.merge(
        key + " n²", BigDecimal.valueOf(statistic.reviewOccurrenceSquares()), BigDecimal::add);
    found.merge(key + " sum", statistic.word().sum(), BigDecimal::add);
    found.merge(key + " squares", statistic.word().reviewSumOfSquares(), BigDecimal::add);
    found.merge(key + " products", statistic.word().reviewSumByOccurrences(), BigDecimal::add);
    found.merge(key + " joint", statistic.joint().sum(), BigDecimal::add);
  }

  @Test
  void sums_areThoseOfTheWordsInReach_aloneAndWithTheShifter() {
    int[] ids = {4, 1, 3, 3, 5};
    Explanation explanation = Explained.by(MODEL, ids);
    int polarity = explanation.targets() - 1;
    double first = explanation.relevance(polarity, 2);
    double second = explanation.relevance(polarity, 3);
    double own = explanation.relevance(polarity, 1);
    Map<String, BigDecimal> found = tallied(List.of(ids), 1000);
    assertThat(found)
        .containsEntry("w1 w3 n", BigDecimal.valueOf(2))
        .containsEntry("w1 w3 reviews", BigDecimal.ONE)
        .containsEntry("w1 w3 n²", BigDecimal.valueOf(4))
        .containsEntry("any w3 n", BigDecimal.valueOf(2))
        .doesNotContainKeys("w1 w4 n", "w1 w5 n", "any w5 n");
    // Relevances are rounded to 10⁻¹², the square once more.
    assertThat(found.get("w1 w3 sum").doubleValue()).isCloseTo(first + second, within(1e-11));
    assertThat(found.get("w1 w3 squares").doubleValue())
        .isCloseTo(Math.pow(first + second, 2), within(1e-11));
    assertThat(found.get("w1 w3 products").doubleValue())
        .isCloseTo(2 * (first + second), within(1e-11));
    assertThat(found.get("w1 w3 joint").doubleValue())
        .isCloseTo(first + second + 2 * own, within(1e-11));
  }

  @Test
  void drainingOften_changesNoFigure() {
    Random random = new Random(3);
    List<int[]> reviews = new ArrayList<>();
    for (int review = 0; review < 60; review++) {
      reviews.add(random.ints(2 + random.nextInt(9), 0, 7).toArray());
    }
    Map<String, BigDecimal> whole = tallied(reviews, 1_000_000);
    assertThat(whole).hasSizeGreaterThan(60);
    assertThat(tallied(reviews, 1)).isEqualTo(whole);
    assertThat(tallied(reviews, 7)).isEqualTo(whole);
  }

  @Test
  void aWordInTwoLists_isRefused_andAnIdTellsListsApart() {
    assertThatThrownBy(
            () ->
                Shifters.of(
                    Map.of(
                        ShifterKind.NEGATOR, List.of("Hardly"),
                        ShifterKind.DOWNTONER, List.of("hardly")),
                    3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("negators and downtoners both list hardly; a shifter is of one kind");
    Map<ShifterKind, List<String>> lists = Map.of(ShifterKind.NEGATOR, List.of("not", "never"));
    assertThat(Shifters.of(lists, 3).id())
        .isEqualTo(Shifters.of(Map.of(ShifterKind.NEGATOR, List.of("never", "Not")), 3).id())
        .isNotEqualTo(Shifters.of(lists, 4).id())
        .isNotEqualTo(
            Shifters.of(Map.of(ShifterKind.INTENSIFIER, List.of("not", "never")), 3).id());
  }
}
