package io.github.relevista.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LossTest {
  /** A few roundings of doubles. */
  private static final double TOLERANCE = 1e-14;

  @Test
  void loss_isTheWeightedMeanOfCrossEntropies() {
    // Equal scores give each of two classes 1/2; scores log 3 and 0 give 3/4 and 1/4.
    double[][] scores = {{7, 7}, {Math.log(3), 0}};
    Loss loss = new Loss(2, 2);
    double expected = (1 * Math.log(2) + 3 * Math.log(4)) / 4;
    assertThat(loss.of(scores, new int[] {0, 1}, new float[] {1, 3}))
        .isCloseTo(expected, within(TOLERANCE));
    // The gradient: weight / sum of weights · (probability − 1 where the label is).
    assertThat(loss.gradient()[0])
        .containsExactly(new double[] {-0.25 * 0.5, 0.25 * 0.5}, within(TOLERANCE));
    assertThat(loss.gradient()[1])
        .containsExactly(new double[] {0.75 * 0.75, -0.75 * 0.75}, within(TOLERANCE));
  }

  @Test
  void anExampleOfNoWeight_changesNothing() {
    Loss loss = new Loss(2, 2);
    double alone = new Loss(1, 2).of(new double[][] {{1, 2}}, new int[] {0}, new float[] {5});
    double padded = loss.of(new double[][] {{1, 2}, {9, 0}}, new int[] {0, 1}, new float[] {5, 0});
    assertThat(padded).isEqualTo(alone);
    assertThat(loss.gradient()[1]).containsExactly(new double[] {0, 0}, within(0.0));
  }

  @Test
  void largeScores_doNotOverflow() {
    assertThat(Loss.ofExample(new double[] {1e4, 0}, 1)).isEqualTo(1e4);
    assertThat(Loss.ofExample(new double[] {1e4, 0}, 0)).isZero();
  }
}
