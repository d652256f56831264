package io.github.relevista.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistributionTest {
  /** Half the width of a bin, 1/128, as a percentage. */
  private static final double BIN = 0.782;

  private static Distribution of(float... values) {
    Distribution distribution = new Distribution();
    for (float value : values) {
      distribution.add(value);
    }
    return distribution;
  }

  @Test
  void moments_areThoseOfTheNumbers() {
    Distribution distribution = of(-1, 0, 4);
    assertThat(distribution.count()).isEqualTo(3);
    assertThat(distribution.mean()).isEqualTo(1);
    assertThat(distribution.meanMagnitude()).isCloseTo(5.0 / 3, offset(1e-15));
    // (4 + 1 + 9) / 2
    assertThat(distribution.standardDeviation()).isCloseTo(Math.sqrt(7), offset(1e-12));
    assertThat(new Distribution().mean()).isNaN();
    assertThat(of(2).standardDeviation()).isNaN();
  }

  @Test
  void quantiles_areWithinHalfABinOfTheNumberOfThatRank() {
    long seed = 3;
    Random random = new Random(seed);
    float[] values = new float[1_001];
    Distribution distribution = new Distribution();
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(6) - 3));
      distribution.add(values[index]);
    }
    Arrays.sort(values);
    for (double share : new double[] {0.001, 0.01, 0.25, 0.5, 0.75, 0.99, 1}) {
      int rank = (int) Math.ceil(share * values.length);
      assertThat(distribution.quantile(share))
          .as("seed %d, share %s", seed, share)
          .isCloseTo(values[rank - 1], withPercentage(BIN));
    }
  }

  @Test
  void quantiles_ofZeroAndOfNothing() {
    assertThat(of(0, 0, 1).quantile(0.5)).isZero();
    assertThat(of(-0f).quantile(0.5)).isZero();
    assertThat(new Distribution().quantile(0.5)).isNaN();
  }

  @Test
  void merge_ofParts_equalsTheWhole() {
    Distribution merged = of(1.5f, -2);
    merged.merge(of(0.25f));
    merged.merge(new Distribution());
    Distribution whole = of(0.25f, 1.5f, -2);
    assertThat(merged).usingRecursiveComparison().isEqualTo(whole);
  }
}
