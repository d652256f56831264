package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.TextRules;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files written by hand: embedding 2, hidden 1, so that every gate is a row. */
class ForeignModelTest {
  private static final List<Long> LSTM_ROWS = List.of(4L, 2L);
  private static final List<Long> GRU_ROWS = List.of(3L, 2L);

  @TempDir private Path folder;

  private static ModelDescription description(CellKind gruForm, String... classes) {
    return new ModelDescription(
        classes.length == 0 ? Optional.empty() : Optional.of(ClassScale.even(List.of(classes))),
        "<unk>",
        new TextRules(TokenizerKind.PTB, Casing.KEEP, 9),
        gruForm);
  }

  private static ModelDescription bad(String... classes) {
    return description(CellKind.GRU_RESET_AFTER, classes);
  }

  /** The gates' rows tell who they are: 1 of the first gate, 2 of the second, … */
  private static StateDict lstm() {
    return new StateDict()
        .with("m.emb.weight", List.of(3L, 2L), 0, 0, 1, 2, 3, 4)
        .with("m.rnn.weight_ih_l0", LSTM_ROWS, 1, 1, 2, 2, 3, 3, 4, 4)
        .with("m.rnn.weight_hh_l0", List.of(4L, 1L), 10, 20, 30, 40)
        .with("m.rnn.bias_ih_l0", List.of(4L), 0.1f, 0.2f, 0.3f, 0.4f)
        .with("m.rnn.bias_hh_l0", List.of(4L), 0.01f, 0.02f, 0.03f, 0.04f)
        .with("m.fc.weight", List.of(2L, 1L), 5, 6);
  }

  private ForeignModel readLstm(String gateOrder) throws IOException {
    Path weights = folder.resolve("w.safetensors");
    Safetensors.write(weights, lstm().tensors(), TensorType.F32);
    return ForeignModelReader.read(
        ForeignFiles.of(WeightsFormat.TORCH, weights, StateDict.vocabulary(folder, 3)),
        bad("bad", "good"),
        Optional.ofNullable(gateOrder));
  }

  private static void assertRows(DirectionWeights weights, Gate gate, float row) {
    assertThat(weights.gate(gate).input().values()).containsExactly(row, row);
    assertThat(weights.gate(gate).recurrent().values()).containsExactly(10 * row);
    assertThat(weights.gate(gate).inputBias()).containsExactly(row / 10);
    assertThat(weights.gate(gate).recurrentBias()).containsExactly(row / 100);
  }

  @Test
  void torchsLstm_stacksInputForgetSignalOutput() throws IOException {
    SentimentModel model = readLstm(null).model();
    DirectionWeights weights = model.directions().get(0);
    assertRows(weights, Gate.INPUT, 1);
    assertRows(weights, Gate.FORGET, 2);
    assertRows(weights, Gate.SIGNAL, 3);
    assertRows(weights, Gate.OUTPUT, 4);
    assertThat(model.directions()).hasSize(1);
    assertThat(model.embedding().at(2, 1)).isEqualTo(4);
    assertThat(model.output().weights().values()).containsExactly(5, 6);
    assertThat(model.output().bias()).isEmpty();
    assertThat(model.classes().names()).containsExactly("bad", "good");
    assertThat(model.text()).isEqualTo(new TextRules(TokenizerKind.PTB, Casing.KEEP, 9));
    assertThat(model.vocabulary().terms()).containsExactly("<unk>", "w1", "w2");
  }

  @Test
  void anotherGateOrder_isTakenWhereItIsTold() throws IOException {
    ForeignModel foreign = readLstm("iofg");
    DirectionWeights weights = foreign.model().directions().get(0);
    assertRows(weights, Gate.OUTPUT, 2);
    assertRows(weights, Gate.FORGET, 3);
    assertRows(weights, Gate.SIGNAL, 4);
    assertThat(foreign.order()).isEqualTo(new GateOrder(CellKind.LSTM, "iofg"));
    assertThatThrownBy(() -> readLstm("ifgg"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gate_order must hold each letter of 'ifgo' once")
        .hasMessageContaining("was 'ifgg'");
  }

  @Test
  void torchsGru_stacksResetUpdateSignal_andKeepsItsBiasesApart() throws IOException {
    StateDict state =
        new StateDict()
            .with("emb.weight", List.of(3L, 2L), 0, 0, 1, 2, 3, 4)
            .with("gru.weight_ih_l0", GRU_ROWS, 1, 1, 2, 2, 3, 3)
            .with("gru.weight_hh_l0", List.of(3L, 1L), 10, 20, 30)
            .with("gru.bias_ih_l0", List.of(3L), 0.1f, 0.2f, 0.3f)
            .with("gru.bias_hh_l0", List.of(3L), 0.01f, 0.02f, 0.03f)
            .with("fc.weight", List.of(2L, 1L), 5, 6)
            .with("fc.bias", List.of(2L), 7, 8);
    SentimentModel model = state.read(folder, 3, bad("bad", "good")).model();
    assertThat(model.cell()).isEqualTo(CellKind.GRU_RESET_AFTER);
    DirectionWeights weights = model.directions().get(0);
    assertRows(weights, Gate.RESET, 1);
    assertRows(weights, Gate.UPDATE, 2);
    assertRows(weights, Gate.SIGNAL, 3);
    assertThat(model.output().bias()).containsExactly(7, 8);
    ModelDescription before = description(CellKind.GRU_RESET_BEFORE, "bad", "good");
    assertThat(state.read(folder, 3, before).model().cell()).isEqualTo(CellKind.GRU_RESET_BEFORE);
  }

  @Test
  void oddNames_areFoundByTheMap() throws IOException {
    StateDict state =
        lstm()
            .renamed("m.rnn.weight_ih_l0", "Wx")
            .renamed("m.rnn.weight_hh_l0", "Wh")
            .renamed("m.rnn.bias_ih_l0", "b")
            .without("m.rnn.bias_hh_l0");
    SentimentModel model =
        state
            .read(
                folder,
                3,
                bad("bad", "good"),
                "lstm.weight_ih_l0: Wx",
                "lstm.weight_hh_l0: Wh",
                "lstm.bias_ih_l0: b")
            .model();
    assertThat(model.directions().get(0).gate(Gate.SIGNAL).input().values()).containsExactly(3, 3);
    assertThat(model.directions().get(0).gate(Gate.SIGNAL).recurrentBias()).containsExactly(0);
  }

  @Test
  void theAuthorsLayout_stacksInputSignalForgetOutput_andSplitsTheOutputLayer() throws IOException {
    Map<String, byte[]> arrays = new TreeMap<>();
    arrays.put("E", NpzBytes.floats("(3, 2)", 0, 0, 1, 2, 3, 4));
    for (String side : List.of("_Left", "_Right")) {
      arrays.put("Wxh" + side, NpzBytes.floats("(4, 2)", 1, 1, 2, 2, 3, 3, 4, 4));
      arrays.put("Whh" + side, NpzBytes.floats("(4, 1)", 10, 20, 30, 40));
      arrays.put("bxh" + side, NpzBytes.doubles("False", "(4,)", 0.1, 0.2, 0.3, 0.4));
      arrays.put("bhh" + side, NpzBytes.floats("(4,)", 0.01f, 0.02f, 0.03f, 0.04f));
    }
    arrays.put("Why_Left", NpzBytes.floats("(2, 1)", 5, 6));
    arrays.put("Why_Right", NpzBytes.floats("(2, 1)", 7, 8));
    SentimentModel model = readAuthors(arrays).model();
    for (DirectionWeights weights : model.directions()) {
      assertRows(weights, Gate.INPUT, 1);
      assertRows(weights, Gate.SIGNAL, 2);
      assertRows(weights, Gate.FORGET, 3);
      assertRows(weights, Gate.OUTPUT, 4);
    }
    // A row is a class: the forward direction's weight, then the backward one's.
    assertThat(model.output().weights().values()).containsExactly(5, 7, 6, 8);

    arrays.remove("Why_Left");
    assertThatThrownBy(() -> readAuthors(arrays))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("has no array 'Why_Left'");
    arrays.put("Why_Left", NpzBytes.floats("(1, 2)", 5, 6));
    assertThatThrownBy(() -> readAuthors(arrays))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("Why_Left has the shape [1, 2], Why_Right has [2, 1]");
  }

  private ForeignModel readAuthors(Map<String, byte[]> arrays) throws IOException {
    return ForeignModelReader.read(
        ForeignFiles.of(
            WeightsFormat.AUTHORS,
            NpzBytes.zip(folder.resolve("authors.npz"), StateDict.npy(arrays)),
            StateDict.vocabulary(folder, 3)),
        bad("bad", "good"),
        Optional.empty());
  }

  @Test
  void oneScore_becomesTwoOfOppositeSign() throws IOException {
    StateDict state =
        lstm().with("m.fc.weight", List.of(1L, 1L), 3).with("m.fc.bias", List.of(1L), -0.5f);
    ForeignModel foreign = state.read(folder, 3, bad());
    SentimentModel model = foreign.model();
    assertThat(model.classes())
        .isEqualTo(new ClassScale(List.of("negative", "positive"), List.of(-1f, 1f)));
    assertThat(model.output().weights().values()).containsExactly(-1.5f, 1.5f);
    assertThat(model.output().bias()).containsExactly(0.25f, -0.25f);
    Path parity =
        Files.writeString(
            folder.resolve("p.jsonl"), "{\"token_ids\": [2, 1], \"scores\": [0.75]}\n");
    List<ParitySequence> sequences = foreign.parity(parity);
    assertThat(sequences.get(0).scores()).containsExactly(-0.375f, 0.375f);
    assertThat(state.read(folder, 3, bad("no", "yes")).model().classes().names())
        .containsExactly("no", "yes");
    assertThatThrownBy(() -> state.read(folder, 3, bad("a", "b", "c")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("gives one score, of two classes, but the classes are [a, b, c]");
  }

  @Test
  void classesThatAreNotTheScores_areRefused() {
    assertThatThrownBy(() -> lstm().read(folder, 3, bad()))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("gives 2 scores; name their classes, in their order");
    assertThatThrownBy(() -> lstm().read(folder, 3, bad("a", "b", "c")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("gives 2 scores, but the classes are [a, b, c]");
  }

  @Test
  void parityOfOtherScoresOrTerms_isRefused() throws IOException {
    ForeignModel foreign = readLstm(null);
    assertParityRefused(foreign, "{\"token_ids\": [1], \"scores\": [1]}", "scores must be 2");
    assertParityRefused(foreign, "{\"token_ids\": [3], \"scores\": [1, 2]}", "must be below 3");
    assertParityRefused(foreign, "", "holds no sequence");
    assertThatThrownBy(() -> foreign.parity(folder.resolve("none.jsonl")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("there is no such file");
  }

  private void assertParityRefused(ForeignModel foreign, String line, String problem)
      throws IOException {
    Path file = Files.writeString(folder.resolve("p.jsonl"), line);
    assertThatThrownBy(() -> foreign.parity(file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("p.jsonl: ")
        .hasMessageContaining(problem);
  }

  @Test
  void pickles_areRefused_andSoAreFilesOfTheOtherFormat() throws IOException {
    byte[] pickle = {(byte) 0x80, 2, '}', '.'};
    assertWeightsRefused(WeightsFormat.TORCH, "a.weights", pickle, "is a pickle by itself");
    assertWeightsRefused(WeightsFormat.AUTHORS, "model", pickle, "numpy.load('embeddings.npy')");
    for (String name : List.of("a.pt", "a.pth", "a.BIN", "a.pkl")) {
      assertWeightsRefused(
          WeightsFormat.TORCH, name, new byte[0], "torch.save(", "weights_only=True");
    }
    Path torch = NpzBytes.zip(folder.resolve("a.pt"), Map.of("archive/data.pkl", pickle));
    assertWeightsRefused(
        WeightsFormat.NPZ, "b.zip", Files.readAllBytes(torch), "is a file of torch's");
    Path npz = NpzBytes.zip(folder.resolve("c"), Map.of("E.npy", NpzBytes.floats("(1,)", 1)));
    assertWeightsRefused(
        WeightsFormat.TORCH, "c.npz", Files.readAllBytes(npz), "is a zip", "--from npz");
    Path safetensors = folder.resolve("d");
    Safetensors.write(safetensors, lstm().tensors(), TensorType.F32);
    assertWeightsRefused(
        WeightsFormat.NPZ, "d.bin", Files.readAllBytes(safetensors), "--from torch");
    assertWeightsRefused(
        WeightsFormat.NPZ, "e", "text".getBytes(StandardCharsets.UTF_8), "not a zip");
  }

  private void assertWeightsRefused(
      WeightsFormat format, String name, byte[] bytes, String... parts) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    assertThatThrownBy(() -> WeightsFile.read(format, file))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(file + ": ")
        .message()
        .contains(parts)
        .doesNotContain("\n");
  }

  @Test
  void missingFiles_areRefused() throws IOException {
    assertThatThrownBy(() -> WeightsFile.read(WeightsFormat.NPZ, folder.resolve("none.npz")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageEndingWith("none.npz: there is no such file");
    assertThatThrownBy(() -> ModelDescription.read(Path.of("none.json")))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageEndingWith("none.json: there is no such file");
  }
}
