package io.github.relevista.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.lexicon.ShifterFactor.Of;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.stats.ShiftedSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShifterFactorTest {
  private static final long SEED = 5;

  /** A term whose reviews in reach hold one occurrence each, of these relevances. */
  private static ShiftedTerm term(String name, double elsewhere, double own, double... relevances) {
    ShiftedSums sums = new ShiftedSums();
    for (double relevance : relevances) {
      sums.addReview(
          1, FixedPoint.units((float) relevance), FixedPoint.units((float) (relevance + own)));
    }
    return new ShiftedTerm(name, elsewhere, sums.statistic());
  }

  @Test
  void whereEveryWordKeepsTheSamePart_thatPartIsFound() {
    List<ShiftedTerm> terms =
        List.of(term("good", 2, -1, -1, -1), term("bad", -4, -1, 2), term("fine", 0.5, -1, -0.25));
    ShifterFactor factor = ShifterFactor.ofTerms(terms, Of.WORD, 0.95);
    assertThat(factor.factor()).isEqualTo(-0.5, within(1e-12));
    assertThat(factor.high() - factor.low()).isEqualTo(0, within(1e-9));
    // Each occurrence with the shifter's own -1: sums -4, 1 and -1.25.
    // (2 * -4 + -4 * 1 + 0.5 * -1.25) / (2 * 4 + 16 + 0.25) = -12.625 / 24.25.
    assertThat(ShifterFactor.ofTerms(terms, Of.JOINT, 0.95).factor())
        .isEqualTo(-12.625 / 24.25, within(1e-12));
  }

  @Test
  void factorOfTerms_isTheRegressionThroughTheOrigin_withErrorsByTerm() {
    // m R: 1 * (1 + 3) and 2 * 4; m²: 1 * 2 and 4 * 1, so 12 / 6 = 2. Residuals of the terms
    // (1 * 4 - 2 * 2) = 0 and (2 * 4 - 2 * 4) = 0.
    ShifterFactor even =
        ShifterFactor.ofTerms(List.of(term("a", 1, 0, 1, 3), term("b", 2, 0, 4)), Of.WORD, 0.95);
    assertThat(even.factor()).isEqualTo(2, within(1e-12));
    assertThat(even.high()).isEqualTo(2, within(1e-9));
    // One occurrence each: (1 * 1 + 1 * 3) / 2 = 2; residuals -1 and 1; error √(2 / 1 · 2) / 2 = 1.
    ShifterFactor uneven =
        ShifterFactor.ofTerms(List.of(term("a", 1, 0, 1), term("b", 1, 0, 3)), Of.WORD, 0.95);
    assertThat(uneven.factor()).isEqualTo(2, within(1e-12));
    assertThat(uneven.low()).isEqualTo(2 - 1.959963985, within(1e-8));
    assertThat(uneven.high()).isEqualTo(2 + 1.959963985, within(1e-8));
  }

  @Test
  void factorOfATerm_isARatioOfMeans_withErrorsByReview() {
    // Mean 2 of the reviews 1 and 3; error √(2 / 1 · (1 + 1)) / 2 = 1; over -4.
    ShifterFactor factor = ShifterFactor.ofTerm(term("bad", -4, 0, 1, 3), Of.WORD, 0.95);
    assertThat(factor.factor()).isEqualTo(-0.5, within(1e-12));
    assertThat(factor.high() - factor.factor()).isEqualTo(1.959963985 / 4, within(1e-8));
    assertThat(ShifterFactor.ofTerm(term("bad", -4, 0, 1), Of.WORD, 0.95).low()).isNaN();
    assertThat(ShifterFactor.ofTerms(List.of(term("bad", -4, 0, 1)), Of.WORD, 0.95).low()).isNaN();
  }

  @Test
  void intervals_coverTheTruthAboutAsOftenAsTheySay() {
    Random random = new Random(SEED);
    int covered = 0;
    int trials = 400;
    for (int trial = 0; trial < trials; trial++) {
      List<ShiftedTerm> terms = new ArrayList<>();
      for (int index = 0; index < 60; index++) {
        double elsewhere = (random.nextBoolean() ? 1 : -1) * (0.5 + random.nextDouble());
        double own = -0.4 + 0.3 * random.nextGaussian();
        double[] relevances = new double[1 + random.nextInt(8)];
        for (int each = 0; each < relevances.length; each++) {
          relevances[each] = own * elsewhere + random.nextGaussian();
        }
        terms.add(term("t" + index, elsewhere, 0, relevances));
      }
      ShifterFactor factor = ShifterFactor.ofTerms(terms, Of.WORD, 0.95);
      covered += factor.low() <= -0.4 && -0.4 <= factor.high() ? 1 : 0;
    }
    // 0.95 less a little for 60 clusters, give or take three errors of 400 trials (0.033).
    assertThat(covered / (double) trials).as("seed %d", SEED).isBetween(0.9, 0.985);
  }

  @Test
  void effects_areToldOfKindsShiftersAndTerms_thatAreFrequentEnough() {
    List<ShifterEffect> effects =
        new ShifterEffects(2, 0.95)
            .of(
                Map.of(
                    new ShifterEffects.Shifter("negator", "not"),
                    List.of(term("bad", -4, 0, 2, 2), term("good", 2, 0, -1)),
                    new ShifterEffects.Shifter("negator", "never"),
                    List.of(term("good", 2, 0, -1))));
    assertThat(effects)
        .extracting(each -> each.shifter().orElse("-") + " " + each.term().orElse("-"))
        .containsExactly("- -", "not -", "not bad");
    assertThat(effects).allSatisfy(each -> assertThat(each.word().factor()).isEqualTo(-0.5));
    assertThat(effects.get(0).terms()).isEqualTo(2);
    assertThat(effects.get(0).occurrences()).isEqualTo(4);
  }

  @Test
  void aTermThatIsNothingElsewhere_isRefused() {
    assertThatThrownBy(() -> term("the", 0, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the has a mean relevance elsewhere that is not 0, was 0.0");
  }
}
