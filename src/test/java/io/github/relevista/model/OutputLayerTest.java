package io.github.relevista.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.tensor.FloatMatrix;
import org.junit.jupiter.api.Test;

class OutputLayerTest {
  @Test
  void bias_isAbsentOrOneAClass() {
    FloatMatrix weights = FloatMatrix.zeros(2, 4);
    assertThat(new OutputLayer(weights, new float[0]).bias(1)).isZero();
    assertThat(new OutputLayer(weights, new float[] {1, 2}).bias(1)).isEqualTo(2f);
    assertThatThrownBy(() -> new OutputLayer(weights, new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "an output layer of 2 classes has a bias of as many values or none, was given 3");
  }
}
