package io.github.relevista.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FloatMatrixTest {
  @Test
  void at_readsRowByRow() {
    FloatMatrix matrix = new FloatMatrix(2, 3, new float[] {1, 2, 3, 4, 5, 6});
    assertThat(matrix.at(1, 0)).isEqualTo(4);
    assertThat(matrix.offset(1)).isEqualTo(3);
  }

  @Test
  void construction_refusesAnArrayOfAnotherLength() {
    assertThatThrownBy(() -> new FloatMatrix(2, 3, new float[5]))
        .hasMessage("a matrix of 2 x 3 needs 6 values, was given 5");
  }
}
