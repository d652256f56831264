package io.github.relevista.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HighestTest {
  private static int of(double... values) {
    return Highest.of(values.length, place -> values[place]);
  }

  @Test
  void of_isThePlaceOfTheHighestValue() {
    assertThat(of(3)).isZero();
    assertThat(of(-3, -1, -2)).isEqualTo(1);
    assertThat(of(0, 1, 2)).isEqualTo(2);
  }

  @Test
  void of_isTheFirst_whereSeveralAreEqual() {
    assertThat(of(1, 2, 2)).isEqualTo(1);
    assertThat(of(0.0, -0.0)).isZero();
  }

  @Test
  void of_passesOverNan_andStaysWhereItBeginsWithNan() {
    assertThat(of(1, Double.NaN, 2)).isEqualTo(2);
    assertThat(of(Double.NaN, 2)).isZero();
  }
}
