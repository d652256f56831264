package io.github.relevista.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.stats.PhraseStatistic;
import io.github.relevista.stats.ReviewSums;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseFiguresTest {
  /**
   * Two reviews: one holds the phrase once with −1 (its words 1 and −2), one twice with −5 in all
   * (its words 2 and −7). So Σs = −6, Σs² = 26, Σs·o = −11, Σo² = 5; the mean is −2.
   */
  private static final PhraseStatistic PHRASE =
      new PhraseStatistic(
          3,
          2,
          5,
          new ReviewSums(decimal(-6), decimal(26), decimal(-11)),
          List.of(decimal(3), decimal(-9)));

  private static BigDecimal decimal(int value) {
    return BigDecimal.valueOf(value);
  }

  @Test
  void difference_isThatFromTheMeansOfTheWordsOutsideOfThePhrase() {
    PhraseFigures figures =
        PhraseFigures.of(
            PHRASE,
            List.of(
                new PhraseFigures.Word("not", 13, decimal(-2), 0.3),
                new PhraseFigures.Word("good", 23, decimal(11), 0.1)),
            0.95);
    // Elsewhere not has (−2 − 3) / 10 and good (11 + 9) / 20.
    assertThat(figures.mean()).isEqualTo(-2);
    assertThat(figures.expected()).isCloseTo(-0.5 + 1, within(1e-12));
    assertThat(figures.difference()).isCloseTo(-2.5, within(1e-12));
    assertThat(figures.elsewhere()).isEqualTo(10);
    // Σ(s − m·o)² = 26 − 2·2·11 + 4·5 = 2; the square of the error is 2 · 2 / 1 / 9. That of not
    // grows by 13 / 10, that of good by 23 / 20.
    double error = Math.sqrt(4.0 / 9 + 0.09 * 1.3 + 0.01 * 1.15);
    assertThat(figures.z()).isCloseTo(-2.5 / error, within(1e-12));
    assertThat(figures.high() - figures.low()).isCloseTo(2 * 1.959964 * error, within(1e-5));
  }

  @Test
  void aWordThatStandsTwice_isTakenAwayOnce_andExpectedTwice() {
    PhraseFigures.Word very = new PhraseFigures.Word("very", 16, decimal(14), 0.2);
    PhraseFigures figures = PhraseFigures.of(PHRASE, List.of(very, very), 0.95);
    // Elsewhere very has (14 − 3 + 9) / (16 − 6).
    assertThat(figures.expected()).isCloseTo(4, within(1e-12));
    assertThat(figures.elsewhere()).isEqualTo(10);
    double error = Math.sqrt(4.0 / 9 + 4 * 0.04 * 1.6);
    assertThat(figures.z()).isCloseTo(-6 / error, within(1e-12));
  }

  @Test
  void ofASingleReview_thereIsNoTest() {
    PhraseStatistic once =
        new PhraseStatistic(
            1, 1, 1, new ReviewSums(decimal(1), decimal(1), decimal(1)), PHRASE.words());
    PhraseFigures.Word word = new PhraseFigures.Word("a", 10, decimal(1), 0.1);
    assertThat(PhraseFigures.of(once, List.of(word, word), 0.95).p()).isNaN();
  }
}
