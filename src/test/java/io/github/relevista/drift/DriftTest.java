package io.github.relevista.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.drift.MeanChange.Sums;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.RelevanceTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final long SEED = 5;
  private static final double ROUNDING = 1e-12;

  private final Random random = new Random(SEED);

  @Test
  void theWordShift_addsUpToTheChangeOfTheMeanScore() {
    Map<String, RelevanceStatistic> before = new HashMap<>();
    Map<String, RelevanceStatistic> after = new HashMap<>();
    for (int term = 0; term < 200; term++) {
      if (random.nextInt(5) > 0) {
        before.put("t" + term, statistic(1 + random.nextInt(9), random.nextGaussian()));
      }
      if (random.nextInt(5) > 0) {
        after.put("t" + term, statistic(1 + random.nextInt(9), random.nextGaussian()));
      }
    }
    WordShift shift = WordShift.of(new Side(90, 70, before), new Side(60, -30, after));
    double sum = shift.left() + shift.terms().stream().mapToDouble(WordShift.Part::total).sum();
    assertThat(sum)
        .as("seed %d", SEED)
        .isCloseTo(shift.after() - shift.before(), within(ROUNDING * 200));
    assertThat(shift.after() - shift.before()).isCloseTo(-0.5 - 70.0 / 90, within(ROUNDING));
  }

  @Test
  void aWord_movesTheScoreByItsUse_orByItsMeaning() {
    // 10 reviews a side. "more": 2, then 6 occurrences of 0.5: (0.6 - 0.2) * 0.5 = 0.2, by use
    // alone. "turned": 4 occurrences of 1, then of -1: -2 * 0.4 = -0.8, by meaning alone. "gone": 3
    // of 2, then none: -0.3 * 2 = -0.6, by use.
    Side before =
        new Side(
            10,
            11,
            Map.of("more", statistic(2, 0.5), "turned", statistic(4, 1), "gone", statistic(3, 2)));
    Side after = new Side(10, -1, Map.of("more", statistic(6, 0.5), "turned", statistic(4, -1)));
    WordShift shift = WordShift.of(before, after);
    assertThat(shift.terms())
        .extracting(WordShift.Part::term)
        .containsExactly("turned", "gone", "more");
    assertPart(shift.terms().get(0), 0, -0.8);
    assertPart(shift.terms().get(1), -0.6, 0);
    assertPart(shift.terms().get(2), 0.2, 0);
    // Scores 11 = 2 * 0.5 + 4 + 6 and -1 = 6 * 0.5 - 4: nothing is left of either.
    assertThat(shift.left()).isCloseTo(0, within(ROUNDING));
  }

  private static void assertPart(WordShift.Part part, double use, double meaning) {
    assertThat(part.use()).isCloseTo(use, within(ROUNDING));
    assertThat(part.meaning()).isCloseTo(meaning, within(ROUNDING));
  }

  @Test
  void aMeanThatHasChanged_isFound_andOneThatHasNotIsNot() {
    Map<String, RelevanceStatistic> before = new HashMap<>();
    Map<String, RelevanceStatistic> after = new HashMap<>();
    for (int term = 0; term < 50; term++) {
      before.put("same" + term, noisy(200, 1));
      after.put("same" + term, noisy(200, 1));
    }
    before.put("changed", noisy(200, 1));
    after.put("changed", noisy(200, 2));
    before.put("rare", noisy(5, 1));
    after.put("rare", noisy(200, 9));
    TermDrift drift = new TermDrift(20, 0.95);
    List<TermChange> changes = drift.means(new Side(1000, 0, before), new Side(1000, 0, after), 0);
    TermChange first = changes.get(0);
    assertThat(first.term()).isEqualTo("changed");
    assertThat(first.q()).isLessThan(1e-6);
    assertThat(first.effect().low()).isBetween(0.5, 1.0);
    assertThat(first.effect().high()).isBetween(1.0, 1.5);
    assertThat(changes).hasSize(51).extracting(TermChange::term).doesNotContain("rare");
    assertThat(changes.subList(1, 51)).as("seed %d", SEED).allMatch(change -> change.q() > 0.01);
    assertThat(drift.means(new Side(1000, 0, before), new Side(1000, 0, after), 0.5)).hasSize(1);
  }

  @Test
  void aWordThatIsNew_hasARatioToo() {
    // ln((100.5 / 1000.5) / (0.5 / 1000.5)) = ln 201.
    TermDrift drift = new TermDrift(20, 0.95);
    TermChange change =
        drift
            .frequencies(
                new Side(1000, 0, Map.of()), new Side(1000, 0, Map.of("new", statistic(100, 1))), 0)
            .get(0);
    assertThat(change.effect().value()).isCloseTo(Math.log(201), within(1e-9));
    assertThat(change.before()).isZero();
    assertThat(change.meanBefore()).isNaN();
    assertThat(change.q()).isLessThan(0.01);
  }

  @Test
  void aShare_changesByTheDifference() {
    // 10 of 100, then 30 of 100: √(0.09/100 + 0.21/100) = 0.054772; ± 1.959964 of that.
    MeanChange change =
        MeanChange.of("rejected rows", Sums.ofShare(10, 100), Sums.ofShare(30, 100), 0.95);
    assertThat(change.effect().value()).isCloseTo(0.2, within(ROUNDING));
    assertThat(change.effect().low()).isCloseTo(0.0926485, within(1e-6));
    assertThat(change.effect().high()).isCloseTo(0.3073515, within(1e-6));
  }

  @Test
  void aMean_changesByTheDifference() {
    // 1 and 3, mean 2 and squared deviation 1; then 4 and 4: √(1/2 + 0/2) = 0.7071.
    MeanChange change = MeanChange.of("leakage", new Sums(2, 4, 10), new Sums(2, 8, 32), 0.95);
    assertThat(change.before()).isEqualTo(2);
    assertThat(change.after()).isEqualTo(4);
    assertThat(change.effect().value()).isEqualTo(2);
    assertThat(change.effect().low()).isCloseTo(2 - 1.959964 * Math.sqrt(0.5), within(1e-6));
  }

  /** A term with one occurrence in each of its reviews, all of one relevance. */
  private static RelevanceStatistic statistic(int reviews, double relevance) {
    RelevanceTable table = new RelevanceTable(1);
    table.newRow();
    for (int review = 0; review < reviews; review++) {
      table.add(0, 0, new long[] {Math.round(relevance * 1e12)}, new long[] {0}, 1);
    }
    return table.statistic(0, 0);
  }

  /** The same with relevances about a mean, of standard deviation 1. */
  private RelevanceStatistic noisy(int reviews, double mean) {
    RelevanceTable table = new RelevanceTable(1);
    table.newRow();
    for (int review = 0; review < reviews; review++) {
      long units = Math.round((mean + random.nextGaussian()) * 1e12);
      table.add(0, 0, new long[] {units}, new long[] {0}, 1);
    }
    return table.statistic(0, 0);
  }
}
