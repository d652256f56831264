package io.github.relevista.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

/** Error budgets: 4e-7 for tanh, 3e-7 for the logistic function, in absolute terms. */
class ActivationsTest {
  @Test
  void tanh_staysWithinItsBudgetAndOne_everywhere() {
    double worst = 0;
    for (float x = -20; x <= 20; x += 1e-4f) {
      float value = Activations.tanh(x);
      assertThat(Math.abs(value)).isLessThanOrEqualTo(1);
      worst = Math.max(worst, Math.abs(value - Math.tanh(x)));
    }
    assertThat(worst).isLessThan(4e-7);
  }

  @Test
  void sigmoid_staysWithinItsBudget_everywhere() {
    double worst = 0;
    for (float x = -30; x <= 30; x += 1e-4f) {
      worst = Math.max(worst, Math.abs(Activations.sigmoid(x) - 1 / (1 + Math.exp(-x))));
    }
    assertThat(worst).isLessThan(3e-7);
  }

  @Test
  void tanh_ofExtremes_isOddAndSaturates() {
    // tanh(x) = x to within rounding where x³/3 vanishes beside x.
    assertThat(Activations.tanh(1e-6f)).isEqualTo(1e-6f);
    assertThat(Activations.tanh(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
    assertThat(Activations.tanh(-0.7f)).isEqualTo(-Activations.tanh(0.7f));
    assertThat(Activations.tanh(Float.POSITIVE_INFINITY)).isEqualTo(1);
    assertThat(Activations.tanh(Float.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(Activations.tanh(Float.NaN)).isNaN();
  }

  @Test
  void tanh_neverPassesOne() {
    // Every float from where tanh is within 2e-6 of 1 to beyond where it saturates.
    for (float x = 7; x < 9; x = Math.nextUp(x)) {
      if (!(Activations.tanh(x) <= 1 && Activations.tanh(-x) >= -1)) {
        fail("tanh(±%s) passed ±1", x);
      }
    }
  }

  @Test
  void inPlace_changesTheRangeAlone() {
    float[] values = {1, 1, 1, 1};
    Activations.tanhInPlace(values, 1, 2);
    Activations.sigmoidInPlace(values, 2, 3);
    assertThat(values).containsExactly(1, Activations.tanh(1), Activations.sigmoid(1), 1);
  }
}
