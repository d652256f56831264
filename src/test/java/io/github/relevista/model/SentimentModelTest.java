package io.github.relevista.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.SmallModels.OutputBias;
import io.github.relevista.tensor.FloatMatrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentimentModelTest {
  /** Two directions, embedding 3, hidden 4, 3 classes, 7 terms. */
  private static final SentimentModel MODEL = SmallModels.random(CellKind.LSTM, 1);

  private static void assertRefused(
      CellKind cell,
      FloatMatrix embedding,
      List<DirectionWeights> directions,
      FloatMatrix output,
      String message) {
    assertThatThrownBy(
            () ->
                new SentimentModel(
                    cell,
                    MODEL.classes(),
                    MODEL.text(),
                    MODEL.vocabulary(),
                    embedding,
                    directions,
                    new OutputLayer(output, new float[0])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static DirectionWeights direction(CellKind cell, int embedding, int hidden) {
    return SmallModels.random(cell, 1, embedding, hidden, 2, 1, OutputBias.ABSENT, 1)
        .directions()
        .get(0);
  }

  @Test
  void sizes_areThoseOfTheWeights() {
    assertThat(MODEL.embeddingSize()).isEqualTo(3);
    assertThat(MODEL.hiddenSize()).isEqualTo(4);
  }

  @Test
  void anyButOneOrTwoDirections_areRefused() {
    DirectionWeights one = MODEL.directions().get(0);
    FloatMatrix output = MODEL.output().weights();
    assertRefused(
        CellKind.LSTM,
        MODEL.embedding(),
        List.of(),
        output,
        "a model reads in one or two directions, was given 0");
    assertRefused(
        CellKind.LSTM,
        MODEL.embedding(),
        List.of(one, one, one),
        output,
        "a model reads in one or two directions, was given 3");
  }

  @Test
  void anEmbeddingThatIsNotTheVocabularys_isRefused() {
    assertRefused(
        CellKind.LSTM,
        FloatMatrix.zeros(6, 3),
        MODEL.directions(),
        MODEL.output().weights(),
        "the embedding has 6 rows, the vocabulary 7 terms");
  }

  @Test
  void anEmbeddingThatTheCellDoesNotRead_isRefused() {
    assertRefused(
        CellKind.LSTM,
        FloatMatrix.zeros(7, 5),
        MODEL.directions(),
        MODEL.output().weights(),
        "layer 1 (lstm) reads vectors of 3, is given vectors of 5");
  }

  @Test
  void directionsOfDifferentHiddenSizes_areRefused() {
    assertRefused(
        CellKind.LSTM,
        MODEL.embedding(),
        List.of(direction(CellKind.LSTM, 3, 4), direction(CellKind.LSTM, 3, 5)),
        MODEL.output().weights(),
        "the directions have hidden states of 4 and 5");
  }

  @Test
  void aDirectionOfAnotherCell_isRefused() {
    assertRefused(
        CellKind.LSTM,
        MODEL.embedding(),
        List.of(direction(CellKind.GRU_RESET_AFTER, 3, 4)),
        FloatMatrix.zeros(3, 4),
        "LSTM has the gates [INPUT, FORGET, SIGNAL, OUTPUT], a direction those of another cell:"
            + " [SIGNAL, RESET, UPDATE]");
  }

  @Test
  void anOutputLayerThatDoesNotFit_isRefused() {
    assertRefused(
        CellKind.LSTM,
        MODEL.embedding(),
        MODEL.directions(),
        FloatMatrix.zeros(3, 4),
        "the output layer reads 4 values, the final hidden states have 8");
    assertRefused(
        CellKind.LSTM,
        MODEL.embedding(),
        MODEL.directions(),
        FloatMatrix.zeros(2, 8),
        "the output layer has 2 scores, the model 3 classes");
  }
}
