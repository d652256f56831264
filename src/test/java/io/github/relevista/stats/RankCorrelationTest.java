package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
  private static final long SEED = 66;

  @Test
  void both_areWorkedOutByHand() {
    double[] x = {1, 2, 3, 4};
    double[] y = {1, 3, 2, 4};
    // Ranks differ by 1 twice: 1 − 6 · 2 / (4 · 15); of 6 pairs 5 agree and 1 does not.
    assertThat(RankCorrelation.spearman(x, y)).isEqualTo(0.8, within(1e-15));
    assertThat(RankCorrelation.kendallTauB(x, y)).isEqualTo(4.0 / 6, within(1e-15));
    // A tie in y: 5 pairs agree, 1 is tied in y: 5 / √(6 · 5).
    assertThat(RankCorrelation.kendallTauB(x, new double[] {1, 2, 2, 4}))
        .isEqualTo(5 / Math.sqrt(30), within(1e-15));
  }

  @Test
  void both_areThoseOfTheReference_tiesInOneAndInBothAmongThem() {
    Random random = new Random(SEED);
    double[] x = random.ints(500, 0, 30).asDoubleStream().toArray();
    double[] y = new double[500];
    for (int index = 0; index < y.length; index++) {
      y[index] = x[index] + random.nextInt(25);
    }

    assertThat(RankCorrelation.spearman(x, y))
        .as("seed %d", SEED)
        .isEqualTo(new SpearmansCorrelation().correlation(x, y), within(1e-12));
    assertThat(RankCorrelation.kendallTauB(x, y))
        .as("seed %d", SEED)
        .isEqualTo(new KendallsCorrelation().correlation(x, y), within(1e-12));
  }

  @Test
  void neither_isAnythingWhereAllValuesAreEqual() {
    double[] same = {1, 1, 1};
    double[] other = {1, 2, 3};
    assertThat(RankCorrelation.spearman(same, other)).isNaN();
    assertThat(RankCorrelation.kendallTauB(other, same)).isNaN();
  }
}
