package io.github.relevista.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

class TanhFractionTest {
  private static float tanh(float value) {
    FloatVector x = TanhFraction.clamped(FloatVector.broadcast(Lanes.SPECIES, value));
    FloatVector square = x.mul(x);
    return TanhFraction.numerator(x, square).div(TanhFraction.denominator(square)).lane(0);
  }

  @Test
  void fraction_isTanh_within4e7() {
    double largest = 0;
    for (int step = -1_200_000; step <= 1_200_000; step++) {
      float x = step * 1e-5f;
      largest = Math.max(largest, Math.abs(tanh(x) - Math.tanh(x)));
    }
    assertThat(largest).isLessThan(4e-7);
  }

  @Test
  void fraction_neverPassesOne() {
    // Every float from where tanh is within 2e-6 of 1 to beyond where it saturates.
    for (float x = 7; x < 9; x = Math.nextUp(x)) {
      if (!(tanh(x) <= 1 && tanh(-x) >= -1)) {
        fail("tanh(±%s) passed ±1", x);
      }
    }
  }

  @Test
  void fraction_atTheEndsOfFloat_isAtTheEndsOfTanh() {
    assertThat(tanh(Float.MAX_VALUE)).isEqualTo(1);
    assertThat(tanh(-Float.MAX_VALUE)).isEqualTo(-1);
    assertThat(tanh(Float.MIN_VALUE)).isEqualTo(Float.MIN_VALUE);
    assertThat(tanh(0f)).isZero();
    assertThat(tanh(Float.NaN)).isNaN();
    assertThat(tanh(Float.POSITIVE_INFINITY)).isNaN();
  }
}
