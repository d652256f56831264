package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static final long SEED = 82;
  private static final Offset<Double> ROUNDING = within(1e-15);
  private static final boolean[] POSITIVE = {true, false, true, false};

  @Test
  void rocAuc_countsThePairsInTheRightOrder() {
    // Of 4 pairs, (4, 3), (4, 1) and (2, 1) are right.
    assertThat(Ranking.rocAuc(new double[] {4, 3, 2, 1}, POSITIVE)).isEqualTo(0.75);
    // (2, 2) twice counts a half each, (2, 1) twice one each.
    assertThat(Ranking.rocAuc(new double[] {2, 2, 2, 1}, POSITIVE)).isEqualTo(0.75);
    assertThat(Ranking.rocAuc(new double[] {1, 2}, new boolean[] {true, true})).isNaN();
  }

  @Test
  void rocAuc_isThatOfCountingAllPairs_tiesAmongThem() {
    Random random = new Random(SEED);
    double[] scores = random.ints(300, 0, 40).asDoubleStream().toArray();
    boolean[] positive = new boolean[300];
    double right = 0;
    long pairs = 0;
    for (int index = 0; index < 300; index++) {
      positive[index] = random.nextInt(60) < scores[index];
    }
    for (int some = 0; some < 300; some++) {
      for (int other = 0; other < 300; other++) {
        if (positive[some] && !positive[other]) {
          pairs++;
          right += (1 + Math.signum(scores[some] - scores[other])) / 2;
        }
      }
    }

    assertThat(Ranking.rocAuc(scores, positive))
        .as("seed %d", SEED)
        .isEqualTo(right / pairs, ROUNDING);
  }

  @Test
  void averagePrecision_isTheMeanPrecisionAtThePositives() {
    // Positives at places 1 and 3: (1/1 + 2/3) / 2.
    assertThat(Ranking.averagePrecision(new double[] {4, 3, 2, 1}, POSITIVE))
        .isEqualTo((1 + 2.0 / 3) / 2, ROUNDING);
    // Three of equal score, two of them positive: one step at precision 2/3.
    assertThat(Ranking.averagePrecision(new double[] {2, 2, 2, 1}, POSITIVE))
        .isEqualTo(2.0 / 3, ROUNDING);
    assertThat(Ranking.averagePrecision(new double[] {1}, new boolean[] {false})).isNaN();
  }

  @Test
  void ranks_areSharedByEqualValues() {
    assertThat(Ranking.ranks(5, 1, 5, 0)).containsExactly(3.5, 2, 3.5, 1);
  }

  @Test
  void rocAucError_isThatOfPlacements() {
    // Positives 3 and 1 lie above 1 and ½ of the negatives, negatives 2 and 0 below ½ and 1 of the
    // positives: variances ⅛ and ⅛, over two each.
    double error =
        Ranking.rocAucError(new double[] {3, 2, 1, 0}, new boolean[] {true, false, true, false});
    assertThat(error).isCloseTo(Math.sqrt(0.125), within(1e-12));
    assertThat(Ranking.rocAucError(new double[] {3, 2, 1}, new boolean[] {true, false, false}))
        .isNaN();
    // Without overlap nothing is unsure.
    assertThat(
            Ranking.rocAucError(
                new double[] {4, 3, 1, 0}, new boolean[] {true, true, false, false}))
        .isZero();
  }
}
