package io.github.relevista.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SquaredLossTest {
  /** A few roundings of doubles. */
  private static final double TOLERANCE = 1e-14;

  @Test
  void loss_isTheWeightedMeanOfSquaredErrors() {
    // Errors (1, -2) and (0, 3): squares 5 and 9, weighted 1 to 3.
    double[][] scores = {{2, 1}, {4, 5}};
    double[][] wanted = {{1, 3}, {4, 2}};
    Network.ScoreLoss loss = SquaredLoss.of(scores, wanted, new float[] {1, 3});
    assertThat(loss.value()).isCloseTo((1 * 5 + 3 * 9) / 4.0, within(TOLERANCE));
    // The gradient: weight / sum of weights · 2 · error.
    assertThat(loss.gradient()[0])
        .containsExactly(new double[] {0.25 * 2 * 1, 0.25 * 2 * -2}, within(TOLERANCE));
    assertThat(loss.gradient()[1])
        .containsExactly(new double[] {0, 0.75 * 2 * 3}, within(TOLERANCE));
  }

  @Test
  void anExampleOfNoWeight_changesNothing() {
    Network.ScoreLoss loss =
        SquaredLoss.of(new double[][] {{2}, {9}}, new double[][] {{1}, {0}}, new float[] {1, 0});
    assertThat(loss.value()).isEqualTo(1);
    assertThat(loss.gradient()[1]).containsExactly(0);
  }
}
