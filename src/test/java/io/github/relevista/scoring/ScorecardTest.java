package io.github.relevista.scoring;

import static io.github.relevista.scoring.Labels.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.model.ClassScale;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Classes bad (−1), neutral (0) and good (1). */
class ScorecardTest {
  private final Scorecard card =
      new Scorecard(ClassScale.even(List.of("bad", "neutral", "good")), 10);

  @Test
  void accuracy_countsPredictionsOfTheHighestScore_ofEqualOnesTheFirst() {
    card.add(text(1, 0), new float[] {3, 1, 2});
    card.add(text(1, 0), new float[] {2, 2, 2});
    card.add(text(1, 2), new float[] {2, 2, 2});
    card.add(text(1, 1, 2), new float[] {-3, -2, -4});
    assertThat(card.accuracy().examples()).isEqualTo(4);
    assertThat(card.accuracy().value()).isEqualTo(0.75);
  }

  @Test
  void binaryAccuracy_leavesNeutralOut_ofLabelsAndOfPredictions() {
    // Neutral is predicted; of the others good is higher.
    card.add(text(1, 2), new float[] {1, 9, 2});
    card.add(text(1, 0), new float[] {1, 9, 2});
    // A neutral label, and one of both sides, do not count.
    card.add(text(1, 1), new float[] {1, 9, 2});
    card.add(text(1, 0, 2), new float[] {1, 9, 2});
    card.add(text(1, 1, 2), new float[] {1, 9, 2});
    assertThat(card.binaryAccuracy().examples()).isEqualTo(2);
    assertThat(card.binaryAccuracy().value()).isEqualTo(0.5);
    assertThat(card.accuracy().value()).isEqualTo(2.0 / 5);
  }

  @Test
  void withoutSidedLabels_thereIsNoBinaryAccuracy() {
    card.add(text(1, 1), new float[] {1, 9, 2});
    assertThat(card.binaryAccuracy().examples()).isZero();
    assertThat(card.binaryAccuracy().value()).isNaN();
  }

  @Test
  void confidence_isTheSoftmaxOfTheHighestScore_howeverHigh() {
    // 1 / (1 + 1 + 2) = 1/4 twice and 1/2 for the class of score ln 2, which is wrong.
    float ln2 = (float) Math.log(2);
    card.add(text(1, 0), new float[] {1000, 1000, 1000 + ln2});
    // At 1,000 a float's last place is 6e-5.
    assertThat(card.calibration().error()).isEqualTo(0.5, within(1e-4));
  }

  @Test
  void lengths_areCountedInTheirBands() {
    card.add(text(5, 0), new float[] {1, 0, 0});
    card.add(text(6, 0), new float[] {0, 1, 0});
    card.add(text(10, 0), new float[] {1, 0, 0});
    card.add(text(321, 0), new float[] {1, 0, 0});
    assertThat(card.lengths())
        .filteredOn(band -> band.accuracy().examples() > 0)
        .extracting(
            LengthBand::from,
            LengthBand::to,
            band -> band.accuracy().examples(),
            band -> band.accuracy().value())
        .containsExactly(
            tuple(1, 5, 1L, 1.0), tuple(6, 10, 2L, 0.5), tuple(321, Integer.MAX_VALUE, 1L, 1.0));
  }

  @Test
  void bands_coverAllLengths_onceEach() {
    int next = 1;
    for (LengthBand band : card.lengths()) {
      assertThat(band.from()).isEqualTo(next);
      next = band.to() + 1;
    }
    // One beyond the largest number.
    assertThat(next).isEqualTo(Integer.MIN_VALUE);
  }

  @Test
  void textsWithoutAWordOrALabel_cannotBeScored() {
    assertThatThrownBy(() -> text(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LabelledText(new int[1], new TreeSet<>()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
