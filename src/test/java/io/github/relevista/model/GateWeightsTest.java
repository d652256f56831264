package io.github.relevista.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.tensor.FloatMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateWeightsTest {
  @Test
  void bias_isTheSumOfBoth() {
    GateWeights gate =
        new GateWeights(
            FloatMatrix.zeros(2, 1),
            FloatMatrix.zeros(2, 2),
            new float[] {1, 2},
            new float[] {0.5f, -2});
    assertThat(gate.bias(0)).isEqualTo(1.5f);
    assertThat(gate.bias(1)).isEqualTo(0f);
  }

  @Test
  void recurrentWeightsOfAnotherHiddenSize_areRefused() {
    for (FloatMatrix recurrent : List.of(FloatMatrix.zeros(3, 2), FloatMatrix.zeros(2, 3))) {
      assertThatThrownBy(
              () -> new GateWeights(FloatMatrix.zeros(2, 5), recurrent, new float[2], new float[2]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "a gate of hidden size 2 needs recurrent weights of 2 x 2 and biases of 2, was given"
                  + " %d x %d, 2 and 2",
              recurrent.rows(), recurrent.columns());
    }
  }

  @Test
  void biasesOfAnotherHiddenSize_areRefused() {
    FloatMatrix input = FloatMatrix.zeros(2, 5);
    FloatMatrix recurrent = FloatMatrix.zeros(2, 2);
    assertThatThrownBy(() -> new GateWeights(input, recurrent, new float[1], new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("was given 2 x 2, 1 and 2");
    assertThatThrownBy(() -> new GateWeights(input, recurrent, new float[2], new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("was given 2 x 2, 2 and 3");
  }
}
