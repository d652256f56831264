package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every statistic of parts, merged in any order, is that of the whole. */
class MergeTest {
  private static final long SEED = 23;
  private static final int PARTS = 7;
  private static final long ONE = FixedPoint.units(1);

  private final Random random = new Random(SEED);

  /** Relevances of a term in one review: small ones, zeros, and such as have large squares. */
  private long[] review() {
    long[] units = new long[1 + random.nextInt(4)];
    for (int index = 0; index < units.length; index++) {
      units[index] =
          switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> FixedPoint.units((float) (1e6 * random.nextGaussian()));
            default -> FixedPoint.units((float) random.nextGaussian());
          };
    }
    return units;
  }

  private <T> List<T> shuffled(List<T> parts) {
    List<T> shuffled = new ArrayList<>(parts);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  @Test
  void relevances_mergedFromParts_equalTheWhole() {
    for (int trial = 0; trial < 50; trial++) {
      RelevanceTable whole = new RelevanceTable(1);
      RelevanceTable parts = new RelevanceTable(1);
      whole.newRow();
      for (int part = 0; part < PARTS; part++) {
        parts.newRow();
        for (int reviews = 1 + random.nextInt(3); reviews > 0; reviews--) {
          long[] units = review();
          long[] shares = random.longs(units.length, -ONE, ONE + 1).toArray();
          whole.add(0, 0, units, shares, units.length);
          parts.add(part, 0, units, shares, units.length);
        }
      }
      List<RelevanceStatistic> statistics = new ArrayList<>();
      for (int part = 0; part < PARTS; part++) {
        statistics.add(parts.statistic(part, 0));
      }
      RelevanceStatistic merged =
          shuffled(statistics).stream().reduce(RelevanceStatistic::merge).orElseThrow();
      assertThat(merged).as("seed %d, trial %d", SEED, trial).isEqualTo(whole.statistic(0, 0));
    }
  }

  @Test
  void occurrences_mergedFromParts_equalTheWhole() {
    OccurrenceStatistic whole = new OccurrenceStatistic();
    List<OccurrenceStatistic> parts = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      parts.add(new OccurrenceStatistic());
      for (int review = random.nextInt(3); review > 0; review--) {
        int occurrences = 1 + random.nextInt(5);
        whole.addReview(occurrences);
        parts.get(part).addReview(occurrences);
      }
    }
    OccurrenceStatistic merged = new OccurrenceStatistic();
    shuffled(parts).forEach(merged::merge);
    assertThat(merged).as("seed %d", SEED).usingRecursiveComparison().isEqualTo(whole);
    assertThat(whole.reviews()).isPositive();
  }

  @Test
  void reviews_mergedFromParts_equalTheWhole_andKnowWhetherTheyLeak() {
    for (boolean leaks : new boolean[] {true, false}) {
      ReviewStatistic whole = new ReviewStatistic();
      List<ReviewStatistic> parts = new ArrayList<>();
      for (int part = 0; part < PARTS; part++) {
        parts.add(new ReviewStatistic());
        for (int review = random.nextInt(4); review > 0; review--) {
          int tokens = 1 + random.nextInt(9);
          int unknown = random.nextInt(tokens);
          long[] scoreLeakagePadding = {review()[0], review()[0], review()[0]};
          long amplification = Math.abs(review()[0]);
          for (ReviewStatistic statistic : List.of(whole, parts.get(part))) {
            statistic.add(1 + tokens / 3, tokens, unknown, unknown / 2, scoreLeakagePadding[0]);
            if (leaks) {
              statistic.addUp(scoreLeakagePadding[1], scoreLeakagePadding[2], amplification);
            }
          }
        }
      }
      ReviewStatistic merged = new ReviewStatistic();
      shuffled(parts).forEach(merged::merge);
      assertThat(merged).as("seed %d", SEED).usingRecursiveComparison().isEqualTo(whole);
      assertThat(merged.leakageSum().isPresent()).isEqualTo(leaks);
      assertThat(merged.amplificationMaximum().isPresent()).isEqualTo(leaks);
    }
  }
}
