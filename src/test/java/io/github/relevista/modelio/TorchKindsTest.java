package io.github.relevista.modelio;

import static io.github.relevista.modelio.PlainTorch.LINEAR;
import static io.github.relevista.modelio.PlainTorch.RELU;
import static io.github.relevista.modelio.PlainTorch.last;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.Activation;
import io.github.relevista.model.ConvolutionLayer.Border;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** State dictionaries of every kind: layers, their directions, and what is read of them. */
class TorchKindsTest extends TorchScores {
  @Test
  void aConvolutionInFront_isReadAsItIsSaid_orFoundByItsScores() throws IOException {
    double[][] words = torch.embedding("embedding", TERMS, 3, IDS);
    double[][] filtered = torch.convolution("conv", words, 4, 3, 1, RELU);
    double[][] states = torch.lstm("lstm", "", PlainTorch.maxPool(filtered, 2), 2);
    double[] scores = torch.linear("fc", last(states), 2);
    LowerWishes said =
        new LowerWishes(
            Optional.of(Activation.Kind.RELU),
            Optional.of(Border.SAME),
            Optional.of(2),
            Optional.empty());
    assertScores(read(List.of("last"), said, null).model(), scores);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    assertThat(unsaid.assumptions())
        .containsExactly(
            "reading last",
            "padding none",
            "lower_activation relu",
            "convolution_border valid",
            "max_pooling 1");
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen()))
        .isEqualTo("convolution_border same and max_pooling 2");
    assertScores(unsaid.model(choice), scores);
  }

  @Test
  void denseLayersBelowAndBetween_areFoundByTheirSizes() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] projected = torch.linear("proj", words, 5, Math::tanh);
    double[][] lower = torch.lstm("rnn1", "", projected, 2);
    double[][] between = torch.linear("mid", lower, 6, Math::tanh);
    double[][] upper = torch.lstm("rnn2", "", between, 3);
    double[] scores = torch.linear("out", last(upper), 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen())).isEqualTo("lower_activation tanh");
    assertScores(unsaid.model(choice), scores);
  }

  @Test
  void directionsThatAreAddedUp_areToldByTheSizeOfWhatReadsThem() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] lower =
        PlainTorch.sum(torch.lstm("a", "", words, 4), torch.lstm("a", "_reverse", words, 4));
    double[][] upper =
        PlainTorch.sum(torch.lstm("b", "", lower, 5), torch.lstm("b", "_reverse", lower, 5));
    double[] scores = torch.linear("out", PlainTorch.max(upper), 2);
    assertScores(read(List.of("max"), LowerWishes.NONE, null).model(), scores);
  }

  @Test
  void oneLayerWhoseDirectionsAreAddedUp_isRead() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] states =
        PlainTorch.sum(torch.lstm("a", "", words, 4), torch.lstm("a", "_reverse", words, 4));
    double[] scores = torch.linear("out", PlainTorch.mean(states), 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    assertThat(found(unsaid, scores).differenceFrom(unsaid.chosen())).isEqualTo("reading mean");
    assertScores(read(List.of("mean"), LowerWishes.NONE, null).model(), scores);
  }

  @Test
  void oneLayerWithTwoReadingsSideBySide_isRead() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] states =
        PlainTorch.beside(torch.lstm("a", "", words, 4), torch.lstm("a", "_reverse", words, 4));
    double[] scores =
        torch.linear("out", PlainTorch.concat(PlainTorch.mean(states), PlainTorch.max(states)), 2);
    assertScores(read(List.of("mean", "max"), LowerWishes.NONE, null).model(), scores);
  }

  @Test
  void finalStatesTheOtherWayRound_areFoundByTheirScores() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] forward = torch.lstm("lstm", "", words, 4);
    double[][] backward = torch.lstm("lstm", "_reverse", words, 4);
    double[] hidden =
        torch
            .linear(
                "fc1",
                new double[][] {PlainTorch.concat(backward[0], last(forward))},
                5,
                Math::tanh)[0];
    double[] scores = torch.linear("fc2", hidden, 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen()))
        .isEqualTo("hidden_activation tanh and directions backward_first");
    assertScores(unsaid.model(choice), scores);
  }

  @Test
  void finalStatesOfAllLayersFromTheLastToTheFirst_areFoundByTheirScores() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] lower = torch.lstm("a", "", words, 4);
    double[][] upper = torch.lstm("b", "", lower, 5);
    double[] scores = torch.linear("out", PlainTorch.concat(last(upper), last(lower)), 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen())).isEqualTo("directions backward_first");
    assertScores(unsaid.model(choice), scores);
  }

  /** {@code hidden[-1]} of two directions is the backward one alone. */
  @ParameterizedTest
  @ValueSource(strings = {"sum", "mean", "backward_only", "forward_only"})
  void halfOfTwoDirections_isFoundByTheScores_andAssumedAloudWithoutThem(String use)
      throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] forward = torch.lstm("lstm", "", words, 4);
    double[][] backward = torch.lstm("lstm", "_reverse", words, 4);
    double[] both = PlainTorch.sum(new double[][] {last(forward)}, backward)[0];
    double[] read =
        switch (use) {
          case "sum" -> both;
          case "mean" -> Arrays.stream(both).map(x -> x / 2).toArray();
          case "backward_only" -> backward[0];
          default -> last(forward);
        };
    double[] scores = torch.linear("out", read, 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    assertThat(unsaid.assumptions()).contains("directions sum");
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen()))
        .isEqualTo(use.equals("sum") ? "" : "directions " + use);
    assertScores(unsaid.model(choice), scores);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-5, 1e-3, 1e-2})
  void epsilonOfBatchNorm_isFoundByTheScores(double epsilon) throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] states = torch.lstm("lstm", "", words, 4);
    double[][] normal = torch.batchNorm("norm", new double[][] {last(states)}, epsilon, LINEAR);
    double[] scores = torch.linear("out", torch.linear("fc", normal, 5, Math::tanh)[0], 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.normEpsilon()).isEqualTo(epsilon);
    assertThat(choice.differenceFrom(unsaid.chosen()))
        .isEqualTo(
            "hidden_activation tanh"
                + (epsilon == 1e-5 ? "" : " and " + ForeignChoice.name(epsilon)));
    assertScoresOfFloats(unsaid.model(choice), scores);
  }

  @Test
  void epsilonOfBatchNormBehindAConvolution_isFoundByTheScores() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[][] filtered = torch.convolution("conv", words, 4, 3, 0, LINEAR);
    double[][] normal = torch.batchNorm("norm", filtered, 1e-3, RELU);
    double[] scores = torch.linear("out", last(torch.lstm("lstm", "", normal, 3)), 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen())).isEqualTo("batch_norm_epsilon 0.001");
    assertScoresOfFloats(unsaid.model(choice), scores);
  }

  @Test
  void gatesInAnotherOrder_areFoundWhereNobodyToldTheirs() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    double[] scores = torch.linear("out", last(torch.lstm("lstm", "", words, 4)), 2);
    // i, o, f, g: torch's i, f, g, o with o put before f.
    for (String name : List.of("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")) {
      Tensor tensor = torch.state().tensors().get("lstm." + name);
      float[] values = new float[tensor.values().length];
      int quarter = values.length / 4;
      int[] places = {0, 3, 1, 2};
      for (int gate = 0; gate < 4; gate++) {
        System.arraycopy(tensor.values(), places[gate] * quarter, values, gate * quarter, quarter);
      }
      torch.state().with("lstm." + name, tensor.shape(), values);
    }
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen())).isEqualTo("gate_order iofg (ONNX)");
    assertScores(unsaid.model(choice), scores);
  }

  /** {@code out.reshape(batch, -1)}. */
  @Test
  void allStepsSideBySide_areToldByTheSizeOfWhatReadsThem() throws IOException {
    double[][] words = torch.embedding("embedding", TERMS, 3, 3, 1, 4, 1, 5, 2, 6, 5, 0, 0);
    double[][] states = torch.lstm("lstm", "", words, 2);
    double[] flat = Arrays.stream(states).flatMapToDouble(Arrays::stream).toArray();
    double[] scores = torch.linear("fc", flat, 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    assertThat(unsaid.assumptions()).containsExactly("padding front to 10");
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen())).isEqualTo("padding back to 10");
    assertScores(unsaid.model(choice), scores);
  }

  @Test
  void aReluOnTheFinalStates_isFoundByTheScores() throws IOException {
    double[][] words = torch.embedding("embedding", TERMS, 3, IDS);
    double[] read = last(torch.gru("gru", words, 4));
    double[] scores = torch.linear("fc", Arrays.stream(read).map(x -> Math.max(0, x)).toArray(), 2);
    ForeignModel unsaid = read(List.of(), LowerWishes.NONE, null);
    ForeignChoice choice = found(unsaid, scores);
    assertThat(choice.differenceFrom(unsaid.chosen())).isEqualTo("reading_activation relu");
    assertScores(unsaid.model(choice), scores);
  }

  @Test
  void convolutionsSideBySide_areRefused() throws IOException {
    double[][] words = torch.embedding("emb", TERMS, 3, IDS);
    torch.convolution("conv3", words, 4, 3, 0, RELU);
    torch.convolution("conv4", words, 4, 4, 0, RELU);
    torch.lstm("rnn", "", torch.linear("unused", words, 8, LINEAR), 2);
    assertThatThrownBy(() -> read(List.of(), LowerWishes.NONE, null))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("convolutions side by side cannot be run");
  }
}
