package io.github.relevista.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SketchTest {
  private static final long SEED = 11;

  private final Random random = new Random(SEED);

  @Test
  void aSketch_holdsTheBinsInOrder_withTheirCounts() {
    BinCounts counts = new BinCounts();
    counts.add(1, FloatBins.bin(0.5f));
    counts.add(1, FloatBins.bin(-2f));
    counts.add(1, FloatBins.bin(0.5f));
    counts.add(0, FloatBins.bin(7f));
    // 0.5 = 2^-1: exponent 126, bits 0: bin 64 * 126. -2: exponent 128: -(64 * 128) - 1.
    assertThat(counts.sketch(1)).isEqualTo(Sketch.of(new int[] {-8193, 8064}, new long[] {1, 2}));
    assertThat(counts.sketch(2)).isEqualTo(Sketch.EMPTY);
  }

  @Test
  void quantiles_lieWithinOneIn128_ofTheNumberOfTheirRank() {
    float[] numbers = new float[5_000];
    BinCounts counts = new BinCounts();
    for (int index = 0; index < numbers.length; index++) {
      numbers[index] = (float) (random.nextGaussian() * Math.exp(3 * random.nextGaussian()));
      counts.add(0, FloatBins.bin(numbers[index]));
    }
    Arrays.sort(numbers);
    Sketch sketch = counts.sketch(0);
    for (double share : new double[] {0.0001, 0.05, 0.25, 0.5, 0.75, 0.95, 1}) {
      double exact = numbers[(int) Math.ceil(share * numbers.length) - 1];
      assertThat(sketch.quantile(share))
          .as("seed %d, quantile %s", SEED, share)
          .isCloseTo(exact, within(Math.abs(exact) / 128));
    }
    assertThat(Sketch.EMPTY.quantile(0.5)).isNaN();
  }

  @Test
  void merge_ofParts_equalsTheWhole_inAnyOrder() {
    BinCounts whole = new BinCounts();
    Sketch[] parts = new Sketch[7];
    for (int part = 0; part < parts.length; part++) {
      BinCounts counts = new BinCounts();
      for (int number = random.nextInt(200); number > 0; number--) {
        int bin = FloatBins.bin((float) random.nextGaussian());
        counts.add(3, bin);
        whole.add(3, bin);
      }
      parts[part] = counts.sketch(3);
    }
    Sketch forward = Sketch.EMPTY;
    Sketch backward = Sketch.EMPTY;
    for (int part = 0; part < parts.length; part++) {
      forward = forward.merge(parts[part]);
      backward = parts[part].merge(backward);
    }
    assertThat(forward).as("seed %d", SEED).isEqualTo(whole.sketch(3)).isEqualTo(backward);
  }

  @Test
  void aTable_keepsTheBinOfEveryOccurrence_countedOrPending() {
    RelevanceTable table = new RelevanceTable(2);
    table.newRow();
    table.newRow();
    BinCounts expected = new BinCounts();
    // From none that was counted, at less than eight, to some counted and some pending.
    for (int review = 0; review < 30; review++) {
      long[] units = new long[1 + random.nextInt(3)];
      for (int index = 0; index < units.length; index++) {
        float relevance = (float) random.nextGaussian();
        units[index] = FixedPoint.units(relevance);
        expected.add(1, FloatBins.bin(FixedPoint.nearest(units[index])));
      }
      table.add(1, 0, new long[] {review}, new long[1], 1);
      table.add(1, 1, units, new long[3], units.length);
      assertThat(table.statistic(1, 1).sketch())
          .as("seed %d, review %d", SEED, review)
          .isEqualTo(expected.sketch(1));
    }
  }

  @Test
  void binsAscend_withTheNumbers() {
    float[] ascending = {
      -Float.MAX_VALUE, -1, -1e-12f, 0, 1e-12f, 0.99f, 1, 64.5f, Float.MAX_VALUE
    };
    for (int index = 1; index < ascending.length; index++) {
      assertThat(FloatBins.bin(ascending[index]))
          .isGreaterThan(FloatBins.bin(ascending[index - 1]));
    }
    assertThat(FloatBins.bin(-0f)).isEqualTo(FloatBins.bin(0f));
    assertThat(FloatBins.middle(FloatBins.bin(0f))).isZero();
  }

  @Test
  void binsOutOfOrder_areRefused() {
    assertThatThrownBy(() -> Sketch.of(new int[] {2, 1}, new long[] {1, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ascend");
  }
}
