package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.SharedMaterial;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.SmallModels.OutputBias;
import io.github.relevista.model.TextRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightsFileTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "TORCH, LSTM, 1, PRESENT",
    "TORCH, LSTM, 2, ABSENT",
    "TORCH, GRU_RESET_AFTER, 2, PRESENT",
    "NPZ, LSTM, 2, PRESENT",
    "NPZ, GRU_RESET_AFTER, 1, ABSENT",
    "NPZ, GRU_RESET_BEFORE, 2, PRESENT",
  })
  void whatIsWritten_isReadBackBitByBit(
      WeightsFormat format, CellKind cell, int directions, OutputBias bias) throws IOException {
    SentimentModel model = SmallModels.random(cell, directions, 3, 4, 5, 7, bias, 3);
    Path file = folder.resolve("made/weights");
    WeightsFile.write(format, file, model);
    SentimentModel again = read(format, file, model).model();
    // The id is a hash of every bit of the weights, of classes and of terms.
    assertThat(again.id()).isEqualTo(model.id());
    byte[] first = Files.readAllBytes(file);
    WeightsFile.write(format, file, again);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  private ForeignModel read(WeightsFormat format, Path file, SentimentModel model)
      throws IOException {
    CellKind gruForm = model.cell() == CellKind.LSTM ? CellKind.GRU_RESET_AFTER : model.cell();
    TextRules text = model.text();
    Path vocabulary = folder.resolve("vocabulary");
    Files.write(vocabulary, VocabularyFile.bytes(model.vocabulary()));
    return ForeignModelReader.read(
        ForeignFiles.of(format, file, vocabulary),
        new ModelDescription(Optional.of(model.classes()), "<unk>", text, gruForm),
        Optional.empty());
  }

  @Test
  void aGruThatTorchCannotRun_isNotWrittenForIt() {
    SentimentModel model = SmallModels.random(CellKind.GRU_RESET_BEFORE, 1);
    Path file = folder.resolve("weights");
    assertThatThrownBy(() -> WeightsFile.write(WeightsFormat.TORCH, file, model))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageContaining("torch's nn.GRU cannot be; export it with --to npz");
    assertThat(file).doesNotExist();
  }

  /** The shared model as its authors' reference code would hold it is the shared model. */
  @Test
  void theSharedModelInTheAuthorsLayout_isTheSameModel() throws IOException {
    Path shared = SharedMaterial.require("models/sst-bilstm-60");
    LocalModelSource source = new LocalModelSource(shared);
    SentimentModel model = ModelFolder.read(source);
    SortedMap<String, Tensor> theirs = authors(Safetensors.read(source, ModelFolder.WEIGHTS));
    Path file = folder.resolve("authors.npz");
    NpzWriter.write(file, theirs);
    assertThat(read(WeightsFormat.AUTHORS, file, model).model().id()).isEqualTo(model.id());
  }

  private static SortedMap<String, Tensor> authors(SortedMap<String, Tensor> torch) {
    SortedMap<String, Tensor> theirs = new TreeMap<>();
    theirs.put("E", torch.get("embedding.weight"));
    for (boolean left : new boolean[] {true, false}) {
      String side = left ? "_Left" : "_Right";
      String end = left ? "_l0" : "_l0_reverse";
      theirs.put("Wxh" + side, exchanged(torch.get("lstm.weight_ih" + end)));
      theirs.put("Whh" + side, exchanged(torch.get("lstm.weight_hh" + end)));
      theirs.put("bxh" + side, exchanged(torch.get("lstm.bias_ih" + end)));
      theirs.put("bhh" + side, exchanged(torch.get("lstm.bias_hh" + end)));
      theirs.put("Why" + side, half(torch.get("output.weight"), left ? 0 : 60));
    }
    return theirs;
  }

  /** Blocks i, f, g, o in the order i, g, f, o: the middle two change places. */
  private static Tensor exchanged(Tensor tensor) {
    int block = tensor.values().length / 4;
    float[] values = tensor.values().clone();
    System.arraycopy(tensor.values(), block, values, 2 * block, block);
    System.arraycopy(tensor.values(), 2 * block, values, block, block);
    return new Tensor(tensor.shape(), values);
  }

  /** 60 of the 120 columns. */
  private static Tensor half(Tensor matrix, int first) {
    int rows = matrix.shape().get(0).intValue();
    float[] values = new float[rows * 60];
    for (int row = 0; row < rows; row++) {
      float[] columns =
          Arrays.copyOfRange(matrix.values(), row * 120 + first, row * 120 + first + 60);
      System.arraycopy(columns, 0, values, row * 60, 60);
    }
    return new Tensor(List.of((long) rows, 60L), values);
  }
}
