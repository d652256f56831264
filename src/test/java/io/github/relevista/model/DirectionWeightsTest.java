package io.github.relevista.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.tensor.FloatMatrix;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectionWeightsTest {
  private static GateWeights zeros(int hidden, int embedding) {
    return new GateWeights(
        FloatMatrix.zeros(hidden, embedding),
        FloatMatrix.zeros(hidden, hidden),
        new float[hidden],
        new float[hidden]);
  }

  private static Map<Gate, GateWeights> gru(GateWeights reset, GateWeights signal) {
    Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
    gates.put(Gate.RESET, reset);
    gates.put(Gate.UPDATE, signal);
    gates.put(Gate.SIGNAL, signal);
    return gates;
  }

  @Test
  void sizes_areThoseOfTheGates() {
    DirectionWeights direction =
        new DirectionWeights(CellKind.GRU_RESET_AFTER, gru(zeros(2, 5), zeros(2, 5)));
    assertThat(direction.hidden()).isEqualTo(2);
    assertThat(direction.embedding()).isEqualTo(5);
    assertThat(direction.gates()).containsExactlyInAnyOrder(Gate.RESET, Gate.UPDATE, Gate.SIGNAL);
  }

  @Test
  void theMapItIsGiven_isCopied() {
    Map<Gate, GateWeights> gates = gru(zeros(2, 5), zeros(2, 5));
    DirectionWeights direction = new DirectionWeights(CellKind.GRU_RESET_AFTER, gates);
    gates.clear();
    assertThat(direction.gate(Gate.RESET)).isNotNull();
  }

  @Test
  void theGatesOfAnotherCell_areRefused() {
    assertThatThrownBy(() -> new DirectionWeights(CellKind.LSTM, gru(zeros(2, 5), zeros(2, 5))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "LSTM has the gates [INPUT, FORGET, SIGNAL, OUTPUT], was given [SIGNAL, RESET, UPDATE]");
    assertThatThrownBy(() -> new DirectionWeights(CellKind.LSTM, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("LSTM has the gates [INPUT, FORGET, SIGNAL, OUTPUT], was given []");
  }

  @Test
  void gatesOfDifferentShapes_areRefused() {
    for (GateWeights reset : List.of(zeros(3, 5), zeros(2, 4))) {
      assertThatThrownBy(
              () -> new DirectionWeights(CellKind.GRU_RESET_BEFORE, gru(reset, zeros(2, 5))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "the RESET gate has input weights of %d x %d, the signal of 2 x 5",
              reset.input().rows(), reset.input().columns());
    }
  }
}
