package io.github.relevista.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;

class PoissonBootstrapTest {
  @Test
  void weights_dependOnSeedAndKeyAlone() {
    PoissonBootstrap bootstrap = new PoissonBootstrap(1, 50);
    int[] weights = bootstrap.weights("a");
    bootstrap.weights("b");
    assertThat(bootstrap.weights("a")).isEqualTo(weights);
    assertThat(new PoissonBootstrap(1, 50).weights("a")).isEqualTo(weights);
    assertThat(bootstrap.weights("b")).isNotEqualTo(weights);
    assertThat(new PoissonBootstrap(2, 50).weights("a")).isNotEqualTo(weights);
  }

  @Test
  void weights_arePoissonOfMeanOne() {
    // 200 keys of 1,000 replicates: the standard error of a share p is √(p(1−p)/200,000), at most
    // 0.0011; five of them never fail by chance, and the draws are seeded besides.
    PoissonBootstrap bootstrap = new PoissonBootstrap(7, 1_000);
    long[] counts = new long[20];
    for (int key = 0; key < 200; key++) {
      for (int weight : bootstrap.weights("review " + key)) {
        counts[weight]++;
      }
    }
    double expected = Math.exp(-1);
    for (int number = 0; number < 6; number++) {
      assertThat(counts[number] / 200_000.0)
          .as("P(N = %d), seed 7", number)
          .isCloseTo(expected, offset(0.0055));
      expected /= number + 1;
    }
  }
}
