package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.Gate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateOrderTest {
  @Test
  void ofTorch_isTheOrderOfItsDocumentation() {
    // torch.nn.LSTM: "(W_ii|W_if|W_ig|W_io)"; torch.nn.GRU: "(W_ir|W_iz|W_in)".
    assertThat(GateOrder.ofTorch(CellKind.LSTM).letters()).isEqualTo("ifgo");
    assertThat(GateOrder.ofTorch(CellKind.GRU_RESET_AFTER).letters()).isEqualTo("rzn");
    assertThat(GateOrder.ofTorch(CellKind.GRU_RESET_BEFORE).letters()).isEqualTo("rzn");
  }

  @Test
  void part_isTheBlockOfTheGatesLetter() {
    float[] stacked = {1, 2, 3, 4, 5, 6, 7, 8};
    GateOrder order = new GateOrder(CellKind.LSTM, "ogif");
    assertThat(order.part(stacked, Gate.OUTPUT)).containsExactly(1, 2);
    assertThat(order.part(stacked, Gate.SIGNAL)).containsExactly(3, 4);
    assertThat(order.part(stacked, Gate.INPUT)).containsExactly(5, 6);
    assertThat(order.part(stacked, Gate.FORGET)).containsExactly(7, 8);
  }

  @Test
  void stacked_putsEveryPartWhereItsLetterStands() {
    Map<Gate, float[]> parts =
        Map.of(
            Gate.RESET, new float[] {1, 2},
            Gate.UPDATE, new float[] {3, 4},
            Gate.SIGNAL, new float[] {5, 6});
    assertThat(new GateOrder(CellKind.GRU_RESET_AFTER, "zrn").stacked(parts::get))
        .containsExactly(3, 4, 1, 2, 5, 6);
  }

  @ParameterizedTest
  @CsvSource({
    "LSTM,ifg",
    "LSTM,ifgoo",
    "LSTM,ifgg",
    "LSTM,IFGO",
    "LSTM,rzn",
    "LSTM,''",
    "GRU_RESET_AFTER,ifgo",
    "GRU_RESET_BEFORE,rrn"
  })
  void lettersOfAnotherCell_areRefused(CellKind cell, String letters) {
    assertThatThrownBy(() -> new GateOrder(cell, letters))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("gate_order must hold each letter of '")
        .hasMessageEndingWith("was '" + letters + "'");
  }

  @Test
  void known_areTheOrdersOfOtherPrograms_torchFirst() {
    assertThat(GateOrder.known(CellKind.LSTM))
        .extracting(GateOrder::letters)
        .containsExactly("ifgo", "iofg", "igfo");
    assertThat(GateOrder.known(CellKind.GRU_RESET_BEFORE))
        .isEqualTo(GateOrder.known(CellKind.GRU_RESET_AFTER))
        .extracting(GateOrder::describe)
        .containsExactly(
            "gate_order rzn (torch) with gru_reset after",
            "gate_order zrn (Keras, ONNX) with gru_reset after",
            "gate_order rzn (torch) with gru_reset before",
            "gate_order zrn (Keras, ONNX) with gru_reset before");
    assertThat(new GateOrder(CellKind.LSTM, "ogfi").describe()).isEqualTo("gate_order ogfi");
  }
}
