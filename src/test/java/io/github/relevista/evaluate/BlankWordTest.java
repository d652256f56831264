package io.github.relevista.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlankWordTest {
  @ParameterizedTest
  @EnumSource(names = {"AUTO", "SCALAR"})
  void textWithTheBlankWord_hasTheScoresOfTheTextWithThatPositionBlanked(EngineKind kind) {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 3);
    BlankWord blank = BlankWord.beside(model);
    Engine plain = kind.create(model, 1 << 20);
    Engine withBlank = kind.create(blank.model(), 1 << 20);
    Scores expected =
        plain
            .newWorkspace()
            .forward(
                SequenceBatch.ofIdsBlanked(
                    new int[][] {{1, 2, 3, 4}}, new boolean[][] {{false, true, false, true}}),
                History.none());
    Scores actual =
        withBlank
            .newWorkspace()
            .forward(SequenceBatch.ofIds(new int[] {1, blank.id(), 3, blank.id()}), History.none());
    for (int k = 0; k < 3; k++) {
      assertThat(actual.at(0, k)).isEqualTo(expected.at(0, k));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"<unk>", "w1", "w6", "unheard-of"})
  void wordsOfTheModel_keepTheirIds(String term) {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 3);
    assertThat(BlankWord.beside(model).model().vocabulary().id(term))
        .isEqualTo(model.vocabulary().id(term));
  }

  @Test
  void modelsWithoutABlankWord_areRefused() {
    assertThatThrownBy(() -> BlankWord.idIn(Plans.model()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the model has no blank word beside its own words");
  }
}
