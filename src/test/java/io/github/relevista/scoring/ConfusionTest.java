package io.github.relevista.scoring;

import static io.github.relevista.scoring.Labels.label;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionTest {
  /** Sums and quotients of small whole numbers. */
  private static final double ROUNDING = 1e-15;

  private final Confusion confusion = new Confusion(3);

  private void add(int times, int predicted, Integer... label) {
    for (int time = 0; time < times; time++) {
      confusion.add(label(label), predicted);
    }
  }

  @Test
  void macroF1_isTheMeanOverTheLabelsThatOccurred() {
    // predicted  0  1  2
    // label 0    3  1  0    F1 = 2·3 / (2·3 + fp 2 + fn 1) = 6/9
    // label 1    2  4  0    F1 = 2·4 / (2·4 + fp 1 + fn 2) = 8/11
    // Class 2 is nobody's label: it does not count.
    add(3, 0, 0);
    add(1, 1, 0);
    add(2, 0, 1);
    add(4, 1, 1);
    assertThat(confusion.macroF1()).isEqualTo((6.0 / 9 + 8.0 / 11) / 2, within(ROUNDING));
    assertThat(confusion.count(label(1), 0)).isEqualTo(2);
    assertThat(confusion.labels()).containsExactly(label(0), label(1));
  }

  @Test
  void aLabelOfSeveralClasses_isHitByEachOfThem() {
    // predicted     0  1  2
    // label 0       1  1  1    F1 = 2·1 / (2·1 + fp 1 + fn 2) = 2/5
    // label 1 or 2  1  2  3    F1 = 2·5 / (2·5 + fp 2 + fn 1) = 10/13
    add(1, 0, 0);
    add(1, 1, 0);
    add(1, 2, 0);
    add(1, 0, 1, 2);
    add(2, 1, 1, 2);
    add(3, 2, 1, 2);
    assertThat(confusion.macroF1()).isEqualTo((2.0 / 5 + 10.0 / 13) / 2, within(ROUNDING));
  }

  @Test
  void aPredictionThatIsRightForItsOwnLabel_isNobodysFalsePositive() {
    // Class 1 is right for "0 or 1", and no mistake of the label 1.
    add(1, 1, 0, 1);
    add(1, 1, 1);
    assertThat(confusion.macroF1()).isEqualTo(1);
  }

  @Test
  void withoutAnyPrediction_thereIsNoF1() {
    assertThat(confusion.macroF1()).isNaN();
  }
}
