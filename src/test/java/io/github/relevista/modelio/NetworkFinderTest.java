package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Embedding 3, hidden 4, 5 classes, 7 terms, where nothing else is said. */
class NetworkFinderTest {
  private static final int TERMS = 7;
  private static final ModelFile FILE = ModelFile.of(Path.of("folder/weights"));

  private static SentimentModel model(CellKind cell, int directions, OutputBias bias) {
    return SmallModels.random(cell, directions, 3, 4, 5, TERMS, bias, 11);
  }

  private static StateDict lstm(String prefix) {
    return StateDict.of(model(CellKind.LSTM, 2, OutputBias.PRESENT), prefix);
  }

  private static FoundNetwork find(StateDict state) {
    return NetworkFinder.find(FILE, state.tensors(), TERMS);
  }

  private static void assertTensors(FoundNetwork found, StateDict expected) {
    assertThat(found.tensors()).containsOnlyKeys(expected.tensors().keySet());
    expected
        .tensors()
        .forEach(
            (name, tensor) -> {
              assertThat(found.tensors().get(name).shape()).isEqualTo(tensor.shape());
              assertThat(found.tensors().get(name).values()).isEqualTo(tensor.values());
            });
  }

  private static void assertRefused(StateDict state, String... parts) {
    assertThatThrownBy(() -> find(state))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith("folder/weights: ")
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "LSTM, 1, ABSENT, ''",
    "LSTM, 2, PRESENT, module.",
    "GRU_RESET_AFTER, 1, PRESENT, _orig_mod.net.",
    "GRU_RESET_AFTER, 2, ABSENT, convolution_free.attention_free.",
  })
  void anyPrefix_isPassedOver(CellKind cell, int directions, OutputBias bias, String prefix) {
    SentimentModel model = model(cell, directions, bias);
    FoundNetwork found = find(StateDict.of(model, prefix));
    assertThat(found.directions()).isEqualTo(directions);
    assertThat(found.embedding()).isEqualTo(3);
    assertThat(found.hidden()).isEqualTo(4);
    assertThat(found.outputs()).isEqualTo(5);
    assertThat(found.outputBias()).isEqualTo(bias == OutputBias.PRESENT);
    assertTensors(found, StateDict.of(model, ""));
  }

  @Test
  void layersOfAnyName_areFoundByTheirShapes() {
    StateDict state =
        lstm("")
            .renamed("embedding.weight", "words.table.weight")
            .renamed("output.weight", "classifier.1.weight")
            .renamed("output.bias", "classifier.1.bias");
    assertTensors(find(state), lstm(""));
  }

  @Test
  void layersOfOneShape_areToldApartByOurNames_orRefused() {
    // Embedding 8, hidden 4 in two directions, 7 classes and 7 terms: both are of 7 x 8.
    SentimentModel model =
        SmallModels.random(CellKind.LSTM, 2, 8, 4, TERMS, TERMS, OutputBias.ABSENT, 1);
    assertTensors(find(StateDict.of(model, "")), StateDict.of(model, ""));
    assertRefused(
        StateDict.of(model, "net."),
        "the embedding could be net.embedding.weight or net.output.weight",
        "say with a map which is 'embedding.weight'");
  }

  @Test
  void aLayerWithoutBias_getsZeros() {
    StateDict state =
        lstm("")
            .without("lstm.bias_ih_l0")
            .without("lstm.bias_hh_l0")
            .without("lstm.bias_ih_l0_reverse")
            .without("lstm.bias_hh_l0_reverse");
    FoundNetwork found = find(state);
    assertThat(found.tensors().get("lstm.bias_hh_l0_reverse").values()).isEqualTo(new float[16]);
    assertThat(found.tensors().get("lstm.bias_ih_l0").values()).isEqualTo(new float[16]);
    assertThat(found.tensors()).hasSize(11);
  }

  @Test
  void aBiasOfOneDirectionAlone_isRefused() {
    assertRefused(lstm("").without("lstm.bias_ih_l0"), "tensor 'lstm.bias_ih_l0' is missing");
    assertRefused(
        lstm("m.").without("m.lstm.bias_hh_l0_reverse"),
        "tensor 'm.lstm.bias_hh_l0_reverse' is missing");
  }

  @Test
  void partsThatCannotBeRun_areRefusedByName() {
    assertRefused(
        lstm("").with("lstm.weight_ih_l1", 16, 8),
        "tensor 'lstm.weight_ih_l1' has no place in the model: stacked layers cannot be run");
    assertRefused(
        lstm("conv.").with("conv.lstm.weight_hr_l0", 2, 4),
        "'conv.lstm.weight_hr_l0' has no place in the model: projections cannot be run");
    assertRefused(
        lstm("").with("second.weight_hh_l0", 16, 4),
        "has several recurrent layers, at lstm. and second.; stacked layers cannot be run");
    assertRefused(
        lstm("").with("attn.weight", 1, 8),
        "tensor 'attn.weight' has no place in the model: attention cannot be run");
    assertRefused(
        lstm("").with("attention.query", 8),
        "tensor 'attention.query' has no place in the model: attention cannot be run");
    assertRefused(lstm("").with("lstm.weight_ci", 4), "'lstm.weight_ci'", "peepholes cannot");
    assertRefused(lstm("").with("norm.weight", 8), "'norm.weight'", "normalisation cannot be run");
    assertRefused(
        lstm("").with("conv1.weight", 2, 3, 3), "'conv1.weight'", "convolutions cannot be run");
    assertRefused(
        lstm("").with("gate", 4),
        "tensor 'gate' has no place in the model: what can be run is an embedding,");
  }

  @Test
  void furtherLinearLayers_areRefused() {
    assertRefused(
        lstm("").renamed("output.weight", "fc.weight").with("hidden.weight", 8, 8),
        "the Linear layer of the scores could be fc.weight or hidden.weight",
        "say with a map which is 'output.weight'");
    assertRefused(
        lstm("").with("second.weight", 2, 5).with("second.bias", 2),
        "the tensors [second.bias, second.weight] have no place in the model");
  }

  @Test
  void anOutputOfAnotherWidth_isRefused() {
    // Mean and maximum of all states beside one another: 16 values.
    assertRefused(
        lstm("").without("output.weight").without("output.bias").with("fc.weight", 5, 16),
        "no Linear layer reads the 8 values of the final hidden states",
        "pooling",
        "'fc.weight' [5, 16]");
    assertRefused(
        lstm("").without("output.weight").with("output.weight", 5, 16),
        "tensor 'output.weight' has the shape [5, 16]");
  }

  @Test
  void anEmbeddingOfOtherTerms_isRefused() {
    assertThatThrownBy(() -> NetworkFinder.find(FILE, lstm("net.").tensors(), 8))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("no tensor has the shape [8, 3] of an embedding of the 8 terms")
        .hasMessageContaining("'net.embedding.weight' [7, 3]");
  }

  @Test
  void otherCellsAndShapes_areRefused() {
    StateDict rnn =
        new StateDict()
            .with("rnn.weight_ih_l0", 4, 3)
            .with("rnn.weight_hh_l0", 4, 4)
            .with("e.weight", TERMS, 3)
            .with("o.weight", 2, 4);
    assertRefused(rnn, "'rnn.weight_hh_l0' has the shape [4, 4]", "no other cell can be run");
    assertRefused(
        lstm("").with("lstm.weight_ih_l0_reverse", 16, 2),
        "'lstm.weight_ih_l0_reverse' has the shape [16, 2], the others ask for [16, 3]");
    assertRefused(lstm("").with("lstm.bias_ih_l0", 4, 4), "'lstm.bias_ih_l0' has the shape [4, 4]");
    assertRefused(lstm("").with("lstm.weight_hh_l0", 64), "must have two dimensions");
    // 4 · 2⁶² is 0 in 64 bits.
    assertRefused(
        lstm("").with("lstm.weight_hh_l0", List.of(0L, 1L << 62)),
        "must have two dimensions, none of them 0");
    assertRefused(lstm("").without("lstm.weight_ih_l0"), "'lstm.weight_ih_l0' is missing");
    assertRefused(new StateDict().with("fc.weight", 2, 3), "no tensor is called …weight_ih_l0");
    assertRefused(new StateDict(), "no tensor is called …weight_ih_l0");
  }

  @Test
  void weightsThatAreNotFinite_areRefused() {
    assertRefused(
        lstm("").with("lstm.bias_ih_l0", List.of(1L), Float.NaN),
        "value 0 of tensor 'lstm.bias_ih_l0' is NaN; weights must be finite");
  }
}
