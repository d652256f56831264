package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFolderTest {
  @TempDir Path folder;

  private SentimentModel read() {
    return ModelFolder.read(new LocalModelSource(folder));
  }

  @ParameterizedTest
  @EnumSource
  void write_isReadBackAsTheSameModel(CellKind cell) throws IOException {
    for (int directions = 1; directions <= 2; directions++) {
      for (OutputBias outputBias : OutputBias.values()) {
        SentimentModel model = SmallModels.random(cell, directions, 3, 4, 5, 6, outputBias, 11);
        ModelFolder.write(model, folder);
        SentimentModel back = read();
        assertThat(back.id()).isEqualTo(model.id());
        assertThat(back.text()).isEqualTo(model.text());
        assertThat(back.classes()).isEqualTo(model.classes());
      }
    }
  }

  @Test
  void write_asHalfFloats_roundsEveryWeightOnce() throws IOException {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 5);
    ModelFolder.write(model, folder, TensorType.F16);
    float[] weights = model.embedding().values();
    float[] back = read().embedding().values();
    for (int i = 0; i < weights.length; i++) {
      assertThat(back[i]).isEqualTo(HalfFloat.decode(HalfFloat.encode(weights[i])));
    }
  }

  @Test
  void write_overAnotherModel_leavesNothingOfIt() throws IOException {
    ModelFolder.write(SmallModels.random(CellKind.LSTM, 1), folder);
    ParityFile.write(folder, List.of(new ParitySequence(new int[] {1}, new float[3])));
    SentimentModel second = SmallModels.random(CellKind.GRU_RESET_AFTER, 2);
    ModelFolder.write(second, folder);
    assertThat(read().id()).isEqualTo(second.id());
    assertThat(ParityFile.read(new LocalModelSource(folder), second)).isEmpty();
  }

  @Test
  void write_thatIsRefused_leavesTheFormerModel() throws IOException {
    SentimentModel former = SmallModels.random(CellKind.LSTM, 1);
    ModelFolder.write(former, folder);
    SentimentModel large = SmallModels.random(CellKind.LSTM, 2);
    large.output().weights().values()[0] = 1e6f;
    assertThatThrownBy(() -> ModelFolder.write(large, folder, TensorType.F16))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(read().id()).isEqualTo(former.id());
  }

  @Test
  void notes_standInTheConfiguration_andChangeNothing() throws IOException {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    ModelFolder.write(model, folder, TensorType.F32, Map.of("training", Map.of("epochs", 4)));
    assertThat(Files.readString(folder.resolve(ModelFolder.CONFIG)))
        .containsPattern("\"training\" : \\{\\s+\"epochs\" : 4\\s+}");
    assertThat(read().id()).isEqualTo(model.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cell", "classes", "gru_reset", "attention", "maximum_length"})
  void notes_underAKeyThatMeansSomething_areRefused(String key) {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    assertThatThrownBy(() -> ModelFolder.write(model, folder, TensorType.F32, Map.of(key, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a note cannot be called %s, which config.json has a meaning for", key);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aMissingFile_isRefusedWithWhatAModelIs() throws IOException {
    String whole = "; a model is a folder of config.json, vocab.txt and model.safetensors";
    assertThatThrownBy(() -> ModelFolder.read(new LocalModelSource(folder.resolve("nowhere"))))
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(
            "no model at " + folder.resolve("nowhere") + ": config.json is missing" + whole);
    ModelFolder.write(SmallModels.random(CellKind.LSTM, 1), folder);
    Files.delete(folder.resolve(ModelFolder.WEIGHTS));
    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidModelException.class)
        .hasMessage("no model at " + folder + ": model.safetensors is missing" + whole);
  }

  @Test
  void torchsOrder_isReadElementByElement() throws IOException {
    writeTwoUnits("ifgo", 0, 1, 2, 3);
    DirectionWeights forward = read().directions().get(0);
    List<Gate> order = List.of(Gate.INPUT, Gate.FORGET, Gate.SIGNAL, Gate.OUTPUT);
    for (int block = 0; block < order.size(); block++) {
      // Rows 2·block and 2·block + 1 of each tensor are the gate's two units.
      GateWeights gate = forward.gate(order.get(block));
      assertThat(gate.input().at(0, 0)).isEqualTo(10 + 2 * block);
      assertThat(gate.input().at(1, 0)).isEqualTo(10 + 2 * block + 1);
      assertThat(gate.recurrent().at(0, 0)).isEqualTo(20 + 4 * block);
      assertThat(gate.recurrent().at(0, 1)).isEqualTo(20 + 4 * block + 1);
      assertThat(gate.recurrent().at(1, 0)).isEqualTo(20 + 4 * block + 2);
      assertThat(gate.recurrent().at(1, 1)).isEqualTo(20 + 4 * block + 3);
      assertThat(gate.inputBias()).containsExactly(40 + 2 * block, 40 + 2 * block + 1);
      assertThat(gate.recurrentBias()).containsExactly(50 + 2 * block, 50 + 2 * block + 1);
    }
  }

  @Test
  void anotherOrder_ofTheSameWeights_isTheSameModel() throws IOException {
    writeTwoUnits("ifgo", 0, 1, 2, 3);
    String id = read().id();
    // The third of torch's blocks, g, now stands second; f third.
    writeTwoUnits("igfo", 0, 2, 1, 3);
    assertThat(read().id()).isEqualTo(id);
    writeTwoUnits("igfo", 0, 1, 2, 3);
    assertThat(read().id()).isNotEqualTo(id);
  }

  /**
   * An LSTM of one direction, embedding 1 and hidden 2, whose weights count up in torch's order.
   *
   * @param blocks which of torch's four blocks stands first, second, ... in the file
   */
  private void writeTwoUnits(String gateOrder, int... blocks) throws IOException {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    tensors.put("embedding.weight", new Tensor(List.of(2L, 1L), new float[] {1, 2}));
    tensors.put("lstm.weight_ih_l0", new Tensor(List.of(8L, 1L), counting(10, 2, blocks)));
    tensors.put("lstm.weight_hh_l0", new Tensor(List.of(8L, 2L), counting(20, 4, blocks)));
    tensors.put("lstm.bias_ih_l0", new Tensor(List.of(8L), counting(40, 2, blocks)));
    tensors.put("lstm.bias_hh_l0", new Tensor(List.of(8L), counting(50, 2, blocks)));
    tensors.put("output.weight", new Tensor(List.of(2L, 2L), new float[] {1, 2, 3, 4}));
    Safetensors.write(folder.resolve(ModelFolder.WEIGHTS), tensors, TensorType.F32);
    Files.writeString(folder.resolve(ModelFolder.VOCABULARY), "<unk>\nfilm\n");
    Files.writeString(
        folder.resolve(ModelFolder.CONFIG),
        """
        {"format_version": 1, "cell": "lstm", "bidirectional": false, "embedding_size": 1,
         "hidden_size": 2, "gate_order": "%s", "output_bias": false, "classes": ["bad", "good"],
         "unknown_token": "<unk>", "lower_case": false, "tokenizer": "whitespace"}
        """
            .formatted(gateOrder));
  }

  /** The numbers from {@code first} on, in blocks of the given size, the blocks as ordered. */
  private static float[] counting(int first, int size, int... blocks) {
    float[] values = new float[blocks.length * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = first + blocks[i / size] * size + i % size;
    }
    return values;
  }
}
