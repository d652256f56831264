package io.github.relevista.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.model.SmallModels.OutputBias;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmallModelsTest {
  @ParameterizedTest
  @EnumSource(CellKind.class)
  void random_ofOneSeed_isOneModel(CellKind cell) {
    assertThat(SmallModels.random(cell, 1).id())
        .isEqualTo(SmallModels.random(cell, 1).id())
        .isNotEqualTo(SmallModels.random(cell, 2).id());
  }

  @Test
  void random_hasTheShapesAskedFor() {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1, 5, 2, 4, 9, OutputBias.ABSENT, 17);
    assertThat(model.directions()).hasSize(1);
    assertThat(model.embeddingSize()).isEqualTo(5);
    assertThat(model.hiddenSize()).isEqualTo(2);
    assertThat(model.classes().polarity()).containsExactly(-1f, -1f / 3, 1f / 3, 1f);
    assertThat(model.vocabulary().terms()).hasSize(9).startsWith("<unk>", "w1").endsWith("w8");
    assertThat(model.output().bias()).isEmpty();
  }
}
