package io.github.relevista.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicatedTest {
  private static final double ROUNDING = 1e-12;

  /** One text, held so often by each of three replicates, of which so many runs are right. */
  private static BootstrapSums sums(long amount, int... weights) {
    BootstrapSums sums = new BootstrapSums(weights.length);
    sums.add(amount, weights);
    return sums;
  }

  @Test
  void share_isThatOfEveryReplicate() {
    BootstrapSums whole = sums(1, 1, 0, 2);
    whole.add(1, new int[] {1, 1, 2});
    BootstrapSums part = sums(3, 1, 0, 2);
    // Of two texts tried 4 times each, 3 runs are right, all of the first text: 3/8; in the
    // replicates 3·1/(4·2), 0/(4·1) and 3·2/(4·4).
    Replicated share = Replicated.share(part, whole, 4);
    // All of the 3 replicates sorted: 0, 0.375, 0.375. At confidence 0.5 the quantiles 0.25 and
    // 0.75 lie at places 0.5 and 1.5: 0.1875 and 0.375.
    Estimate estimate = share.estimate(0.5);
    assertThat(estimate.value()).isEqualTo(0.375);
    assertThat(estimate.low()).isCloseTo(0.1875, offset(ROUNDING));
    assertThat(estimate.high()).isCloseTo(0.375, offset(ROUNDING));
  }

  @Test
  void replicatesWithoutAText_sayNothing() {
    Replicated share = Replicated.share(sums(1, 0, 1), sums(1, 0, 1), 1);
    assertThat(share.estimate(0.9)).isEqualTo(new Estimate(1, 1, 1));
    Estimate none = Replicated.share(sums(0, 0, 0), sums(0, 0, 0), 1).estimate(0.9);
    assertThat(none.value()).isNaN();
    assertThat(none.low()).isNaN();
    assertThat(none.high()).isNaN();
  }

  @Test
  void meansAndDifferences_areTakenReplicateByReplicate() {
    Replicated first = Replicated.share(sums(1, 1, 3), sums(2, 1, 3), 1);
    Replicated second = Replicated.constant(0.25, 2);
    // (0.5 + 0.25) / 2 everywhere, less 0.25.
    Replicated difference = Replicated.mean(List.of(first, second)).minus(second);
    assertThat(difference.estimate(0.9)).isEqualTo(new Estimate(0.125, 0.125, 0.125));
  }

  @Test
  void probabilityOfZero_countsReplicatesOnTheOtherSide() {
    // Nine replicates: 1, …, 9 of 10, less 0.25: two are below zero.
    BootstrapSums whole = new BootstrapSums(9);
    BootstrapSums part = new BootstrapSums(9);
    whole.add(10, new int[] {1, 1, 1, 1, 1, 1, 1, 1, 1});
    part.add(1, new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
    Replicated difference = Replicated.share(part, whole, 1).minus(Replicated.constant(0.25, 9));
    // 2 · (1 + 2) / (1 + 9)
    assertThat(difference.probabilityOfZero()).isCloseTo(0.6, offset(ROUNDING));
    // No difference at all: as probable as can be.
    assertThat(Replicated.constant(0, 9).probabilityOfZero()).isEqualTo(1);
  }
}
