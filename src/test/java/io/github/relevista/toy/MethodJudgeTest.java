package io.github.relevista.toy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.settings.ToySettings.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What the judge says of relevances that were made up. */
class MethodJudgeTest {
  /** Of 2,000 sequences a correlation of none has a standard deviation of 0.022. */
  private static final double CHANCE = 0.1;

  private static final List<NumberSequence> SEQUENCES =
      NumberTask.draw(Operation.SUBTRACT, 2_000, new SplittableRandom(8));

  private static MethodScore score(Function<NumberSequence, double[]> relevances) {
    MethodJudge judge = new MethodJudge(SEQUENCES.size());
    for (NumberSequence sequence : SEQUENCES) {
      judge.add(sequence, relevances.apply(sequence));
    }
    return judge.score();
  }

  private static double[] marked(NumberSequence sequence, double first, double second) {
    double[] relevances = new double[sequence.ids().length];
    relevances[sequence.first()] = first;
    relevances[sequence.second()] = second;
    return relevances;
  }

  @Test
  void whatTheNumbersAdd_isTheRightExplanation() {
    MethodScore score = score(sequence -> marked(sequence, sequence.a(), sequence.b()));
    assertThat(score.first()).isCloseTo(1, within(1e-12));
    assertThat(score.second()).isCloseTo(1, within(1e-12));
    assertThat(score.unmarkedShare()).isZero();
  }

  @Test
  void aSubtractedNumberAsItStands_isWrong() {
    MethodScore score = score(sequence -> marked(sequence, sequence.a(), -sequence.b()));
    assertThat(score.second()).isCloseTo(-1, within(1e-12));
  }

  @Test
  void signsAlone_areNotEnough() {
    MethodScore score =
        score(sequence -> marked(sequence, Math.signum(sequence.a()), Math.signum(sequence.b())));
    // E|x| / √(E x²) of x even in [−1, 1]: (1/2) / √(1/3) = 0.866.
    assertThat(score.first()).isCloseTo(0.866, within(0.02));
  }

  @Test
  void theResultInEqualParts_isNotEnough() {
    MethodScore score =
        score(
            sequence -> {
              double[] parts = new double[sequence.ids().length];
              Arrays.fill(parts, sequence.result() / parts.length);
              return parts;
            });
    // The result is half each number: 1/√2, less for parts that differ with the length.
    assertThat(score.first()).isBetween(0.6, 0.75);
    // Lengths from 4 to 10: the mean of 1 − 2 / length is 0.687.
    assertThat(score.unmarkedShare()).isCloseTo(0.687, within(0.005));
  }

  @Test
  void sizesWithoutSigns_sayNothing() {
    MethodScore score =
        score(sequence -> marked(sequence, Math.abs(sequence.a()), Math.abs(sequence.b())));
    assertThat(score.first()).isCloseTo(0, within(CHANCE));
  }

  @Test
  void noRelevanceAtAll_hasNoFigures() {
    MethodScore score = score(sequence -> marked(sequence, 0, 0));
    assertThat(score.first()).isNaN();
    assertThat(score.unmarkedShare()).isNaN();
  }
}
