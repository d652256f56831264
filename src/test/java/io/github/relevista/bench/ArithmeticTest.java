package io.github.relevista.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.engine.ProductRule;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.LayeredModels;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ArithmeticTest {
  private static Arithmetic of(CellKind cell, int directions, int embedding, int hidden) {
    return of(cell, directions, embedding, hidden, ProductRule.ALL);
  }

  private static Arithmetic of(
      CellKind cell, int directions, int embedding, int hidden, ProductRule products) {
    return Arithmetic.of(
        SmallModels.random(cell, directions, embedding, hidden, 5, 7, OutputBias.ABSENT, 1),
        products);
  }

  @Test
  void lstm_ofTwoDirections_hasTheFiguresOfTheDesign() {
    // 2 directions · 4 gates · 60 · 60 = 28,800; a column 2 · 60 · 60 = 7,200.
    Arithmetic arithmetic = of(CellKind.LSTM, 2, 60, 60);
    assertThat(arithmetic.explaining(0)).isEqualTo(28_800);
    assertThat(arithmetic.explaining(1)).isEqualTo(36_000);
    assertThat(arithmetic.explaining(5)).isEqualTo(64_800);
  }

  @Test
  void embedding_costsNothing_sinceWordsAreLookedUp() {
    assertThat(of(CellKind.LSTM, 1, 3, 8)).isEqualTo(of(CellKind.LSTM, 1, 300, 8));
  }

  @ParameterizedTest
  @EnumSource(value = ProductRule.class, names = "ALL", mode = Mode.EXCLUDE)
  void relevanceThatGatesReceive_goesThroughTheWeightsOfAllOfThem(ProductRule products) {
    // 1 direction · 4 gates · 8 · 8 = 256, forward and for a column.
    assertThat(of(CellKind.LSTM, 1, 3, 8, products)).isEqualTo(new Arithmetic(256, 256));
  }

  @ParameterizedTest
  @EnumSource(names = {"GRU_RESET_AFTER", "GRU_RESET_BEFORE"})
  void gru_hasThreeGates(CellKind cell) {
    // 1 direction · 3 gates · 8 · 8 = 192; a column 8 · 8 = 64.
    assertThat(of(cell, 1, 3, 8)).isEqualTo(new Arithmetic(192, 64));
  }

  @Test
  void layerAboveAnother_multipliesWhatItReadsToo() {
    // Two directions each: 4 units that read words, 2 that read the 8 below.
    // Forward 2 · 4 · 4 · 4 + 2 · 4 · 2 · (2 + 8) = 288; a column 2 · 4 · 4 + 2 · 2 · (2 + 8) = 72.
    assertThat(Arithmetic.of(LayeredModels.all(1).get("two layers of lstm"), ProductRule.ALL))
        .isEqualTo(new Arithmetic(288, 72));
  }
}
