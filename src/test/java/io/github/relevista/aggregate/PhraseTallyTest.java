package io.github.relevista.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.explain.Explanation;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.Target;
import io.github.relevista.stats.PhraseStatistic;
import io.github.relevista.text.Vocabulary;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PhraseTallyTest {
  /** Of the terms unknown, w1 … w6. */
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 4);

  @Test
  void scan_findsTwoAndThreeKnownWords_withoutMarksAmongThem() {
    PhraseScan scan =
        new PhraseScan(Vocabulary.of(List.of("<unk>", "a", "b", "c", ",", "d"), "<unk>"));
    // a b c , d a <unk> b c, of which the last word lies outside of the unit.
    assertThat(found(scan, new int[] {1, 2, 3, 4, 5, 1, 0, 2, 3}, 0, 8))
        .containsExactly("0: 1 2", "0: 1 2 3", "1: 2 3", "4: 5 1");
    assertThat(found(scan, new int[] {1, 2, 3}, 1, 3)).containsExactly("1: 2 3");
    assertThat(found(scan, new int[] {1}, 0, 1)).isEmpty();
  }

  private static List<String> found(PhraseScan scan, int[] ids, int begin, int end) {
    List<String> found = new ArrayList<>();
    scan.scan(ids, begin, end, (key, position) -> found.add(position + ": " + words(key)));
    return found;
  }

  private static String words(long key) {
    StringBuilder words = new StringBuilder();
    for (int word = 0; word < PhraseKey.words(key); word++) {
      words.append(word == 0 ? "" : " ").append(PhraseKey.id(key, word));
    }
    return words.toString();
  }

  @Test
  void keys_holdTheLastTermOfTheLargestVocabulary() {
    int last = PhraseKey.MOST_TERMS - 1;
    assertThat(words(PhraseKey.longer(PhraseKey.of(last, 0), last))).isEqualTo(last + " 0 " + last);
    assertThat(PhraseKey.of(last, last)).isPositive();
  }

  @Test
  void counts_areThoseOfAMap() {
    LongCounts counts = new LongCounts();
    Map<Long, Long> expected = new TreeMap<>();
    Random random = new Random(5);
    for (int step = 0; step < 20_000; step++) {
      long key = PhraseKey.of(random.nextInt(60), random.nextInt(60));
      counts.add(key, 1 + step % 3);
      expected.merge(key, 1L + step % 3, Long::sum);
    }
    Map<Long, Long> found = new TreeMap<>();
    counts.forEach(found::put);
    assertThat(found).isEqualTo(expected).hasSize(counts.size());
    assertThat(counts.count(PhraseKey.of(61, 61))).isZero();
    counts.clear();
    assertThat(counts.size()).isZero();
    assertThat(counts.count(PhraseKey.of(1, 1))).isZero();
  }

  @Test
  void shares_holdEveryCountOnce_andAKeyIsInTheSameShareOfOtherCounts() {
    LongCounts counts = new LongCounts();
    for (int word = 0; word < 5_000; word++) {
      counts.add(PhraseKey.of(word, 7), word + 1);
    }
    Map<Long, Integer> shareOfKey = new TreeMap<>();
    long[][] shares = counts.shares(7);
    assertThat(shares).hasNumberOfRows(7);
    for (int share = 0; share < shares.length; share++) {
      for (int index = 0; index < shares[share].length; index += 2) {
        assertThat(shareOfKey.put(shares[share][index], share)).isNull();
        assertThat(shares[share][index + 1]).isEqualTo(counts.count(shares[share][index]));
      }
    }
    assertThat(shareOfKey).hasSize(counts.size());

    LongCounts one = new LongCounts();
    one.add(PhraseKey.of(4_321, 7), 5);
    long[] share = one.shares(7)[shareOfKey.get(PhraseKey.of(4_321, 7))];
    assertThat(share).containsExactly(PhraseKey.of(4_321, 7), 5);
  }

  @Test
  void sums_areThoseOfTheWords_andOfOccurrencesThatShareWordsTheFirstCounts() {
    // w1 w2 stands at 0 and 3; w3 w3 at 5 and, behind the one that shares a word, at 7.
    int[] ids = {1, 2, 4, 1, 2, 3, 3, 3, 3};
    Explanation explanation = Explained.by(MODEL, ids);
    Map<String, BigDecimal> found =
        tallied(List.of(ids), 1000, PhraseKey.of(1, 2), PhraseKey.of(3, 3), PhraseKey.of(6, 6));
    for (int column = 0; column < explanation.targets(); column++) {
      String key = explanation.target(column).name() + " w1 w2 ";
      double first = (double) explanation.relevance(column, 0) + explanation.relevance(column, 3);
      double second = (double) explanation.relevance(column, 1) + explanation.relevance(column, 4);
      // Relevances are rounded to 10⁻¹², the square once more.
      assertThat(found.get(key + "sum").doubleValue()).isCloseTo(first + second, within(1e-11));
      assertThat(found.get(key + "word 0").doubleValue()).isCloseTo(first, within(1e-11));
      assertThat(found.get(key + "word 1").doubleValue()).isCloseTo(second, within(1e-11));
      assertThat(found.get(key + "squares").doubleValue())
          .isCloseTo(Math.pow(first + second, 2), within(1e-11));
      assertThat(found.get(key + "products").doubleValue())
          .isCloseTo(2 * (first + second), within(1e-11));
    }
    String twice = Target.POLARITY + " w3 w3 ";
    assertThat(found)
        .containsEntry(twice + "n", BigDecimal.valueOf(2))
        .containsEntry(twice + "n²", BigDecimal.valueOf(4))
        .containsEntry(twice + "reviews", BigDecimal.ONE)
        .doesNotContainKey(Target.POLARITY + " w6 w6 n");
    int polarity = explanation.targets() - 1;
    double all = 0;
    for (int position = 5; position < 9; position++) {
      all += explanation.relevance(polarity, position);
    }
    assertThat(found.get(twice + "sum").doubleValue()).isCloseTo(all, within(1e-11));
  }

  @Test
  void drainingOften_changesNoFigure() {
    Random random = new Random(3);
    List<int[]> reviews = new ArrayList<>();
    TreeSet<Long> all = new TreeSet<>();
    PhraseScan scan = new PhraseScan(MODEL.vocabulary());
    for (int review = 0; review < 60; review++) {
      int[] ids = random.ints(2 + random.nextInt(9), 0, 7).toArray();
      reviews.add(ids);
      scan.scan(ids, 0, ids.length, (key, position) -> all.add(key));
    }
    long[] phrases = all.stream().mapToLong(Long::longValue).toArray();
    Map<String, BigDecimal> whole = tallied(reviews, 1_000_000, phrases);
    assertThat(whole).hasSizeGreaterThan(phrases.length);
    assertThat(tallied(reviews, 1, phrases)).isEqualTo(whole);
    assertThat(tallied(reviews, 7, phrases)).isEqualTo(whole);
  }

  /** All that is handed on, added up by target and phrase. */
  private static Map<String, BigDecimal> tallied(
      List<int[]> reviews, int maximumEntries, long... phrases) {
    PhraseTally tally =
        new PhraseTally(MODEL.vocabulary(), MODEL.classes(), phrases, maximumEntries);
    Map<String, BigDecimal> found = new TreeMap<>();
    PhraseSink sink =
        (slice, target, words, statistic) ->
            add(found, target.name() + " " + String.join(" ", words) + " ", statistic);
    for (int[] ids : reviews) {
      tally.add(new ReviewTerms(List.of(), null, ids, null, 0), Explained.by(MODEL, ids));
      while (tally.isFull() && tally.drainPart(sink)) {}
    }
    while (tally.drainPart(sink)) {}
    assertThat(tally.isEmpty()).isTrue();
    return found;
  }

  private static void add(Map<String, BigDecimal> found, String key, PhraseStatistic statistic) {
    found.merge(key + "n", BigDecimal.valueOf(statistic.occurrences()), BigDecimal::add);
    found.merge(key + "reviews", BigDecimal.valueOf(statistic.reviews()), BigDecimal::add);
    found.merge(
        key + "n²", BigDecimal.valueOf(statistic.reviewOccurrenceSquares()), BigDecimal::add);
    found.merge(key + "sum", statistic.phrase().sum(), BigDecimal::add);
    found.merge(key + "squares", statistic.phrase().reviewSumOfSquares(), BigDecimal::add);
    found.merge(key + "products", statistic.phrase().reviewSumByOccurrences(), BigDecimal::add);
    for (int word = 0; word < statistic.words().size(); word++) {
      found.merge(key + "word " + word, statistic.words().get(word), BigDecimal::add);
    }
  }
}
