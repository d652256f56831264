package io.github.relevista.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.github.relevista.evaluate.PositionTally.Part;
import org.junit.jupiter.api.Test;

class PositionTallyTest {
  /** A share is rounded to a float, then to twelve decimals. */
  private static final double ROUNDING = 1e-7;

  @Test
  void shares_areThoseOfAbsoluteRelevanceByTenthsOfTheText() {
    PositionTally tally = new PositionTally(1);
    // 20 words, two a bin: −3 at position 0 and 1 at position 19 of a total of 4.
    tally.add(0, Part.WHOLE, 20, position -> position == 0 ? -3 : position == 19 ? 1 : 0);
    // 25 words: position 12 lies in bin ⌊10 · 12 / 25⌋ = 4.
    tally.add(0, Part.WHOLE, 25, position -> position == 12 ? 2 : 0);
    assertThat(tally.texts(0, Part.WHOLE)).isEqualTo(2);
    assertThat(tally.mean(0, Part.WHOLE, 0)).isCloseTo(0.375, offset(ROUNDING));
    assertThat(tally.mean(0, Part.WHOLE, 4)).isCloseTo(0.5, offset(ROUNDING));
    assertThat(tally.mean(0, Part.WHOLE, 9)).isCloseTo(0.125, offset(ROUNDING));
    assertThat(tally.mean(0, Part.WHOLE, 1)).isZero();
    assertThat(tally.texts(0, Part.FORWARD)).isZero();
  }

  @Test
  void textsWithoutRelevance_areLeftOut() {
    PositionTally tally = new PositionTally(1);
    tally.add(0, Part.BACKWARD, 20, position -> 0);
    assertThat(tally.texts(0, Part.BACKWARD)).isZero();
    assertThat(tally.mean(0, Part.BACKWARD, 0)).isNaN();
  }
}
