package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.SharedMaterial;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.Gate;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trained model of the shared material, which torch's users wrote: read as they meant it. */
class SharedModelTest {
  private final Path folder = SharedMaterial.require("models/sst-bilstm-60");

  private SentimentModel model() {
    return ModelFolder.read(new LocalModelSource(folder));
  }

  @Test
  void read_takesItsArchitecture() {
    SentimentModel model = model();
    assertThat(model.cell()).isEqualTo(CellKind.LSTM);
    assertThat(model.directions()).hasSize(2);
    assertThat(model.embeddingSize()).isEqualTo(60);
    assertThat(model.hiddenSize()).isEqualTo(60);
    assertThat(model.output().bias()).isEmpty();
    assertThat(model.classes().names()).hasSize(5).startsWith("very negative");
    assertThat(model.classes().polarity()).containsExactly(-1f, -0.5f, 0f, 0.5f, 1f);
    assertThat(model.text().tokenizer()).isEqualTo(TokenizerKind.PTB);
    assertThat(model.text().casing()).isEqualTo(Casing.LOWER);
  }

  @Test
  void ids_areTheLinesOfTheVocabulary() throws IOException {
    SentimentModel model = model();
    assertThat(model.vocabulary().size()).isEqualTo(18_943);
    assertThat(model.vocabulary().unknownId()).isZero();
    String text = Files.readString(folder.resolve(ModelFolder.VOCABULARY), StandardCharsets.UTF_8);
    assertThat(String.join("\n", model.vocabulary().terms()) + "\n").isEqualTo(text);
    for (int id = 0; id < model.vocabulary().size(); id++) {
      assertThat(model.vocabulary().id(model.vocabulary().term(id))).isEqualTo(id);
    }
  }

  @Test
  void gates_areTheBlocksOfTheFile() {
    float[] stacked =
        Safetensors.read(new LocalModelSource(folder), ModelFolder.WEIGHTS)
            .get("lstm.weight_hh_l0_reverse")
            .values();
    // Order i, f, g, o: row 3 of the signal gate is row 2·60 + 3 of the file's 240.
    assertThat(model().directions().get(1).gate(Gate.SIGNAL).recurrent().at(3, 7))
        .isEqualTo(stacked[(2 * 60 + 3) * 60 + 7]);
  }

  @Test
  void write_isReadBackAsTheSameModel(@TempDir Path copy) throws IOException {
    SentimentModel model = model();
    ModelFolder.write(model, copy);
    assertThat(ModelFolder.read(new LocalModelSource(copy)).id()).isEqualTo(model.id());
  }
}
