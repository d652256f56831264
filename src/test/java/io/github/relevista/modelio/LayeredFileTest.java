package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.LayeredModels;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.model.TextRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayeredFileTest {
  @TempDir Path folder;

  private SentimentModel read() {
    return ModelFolder.read(new LocalModelSource(folder));
  }

  private String config() throws IOException {
    return Files.readString(folder.resolve(ModelFolder.CONFIG));
  }

  @Test
  void everyKindOfModel_isReadBackBitByBit() throws IOException {
    for (Map.Entry<String, SentimentModel> entry : LayeredModels.all(5).entrySet()) {
      SentimentModel model = entry.getValue();
      ModelFolder.write(model, folder);
      SentimentModel back = read();
      assertThat(back.id()).as(entry.getKey()).isEqualTo(model.id());
      assertThat(back.features()).as(entry.getKey()).isEqualTo(model.features());
      assertThat(back.sequences()).as(entry.getKey()).isEqualTo(model.sequences());
      assertThat(ModelTensors.of(back).keySet())
          .as(entry.getKey())
          .isEqualTo(ModelTensors.of(model).keySet());
    }
  }

  @Test
  void aBiasForEachStep_needsTextsOfThatManySteps() throws IOException {
    write(
        "padding back, attention with a bias for each step",
        "\"padded_length\" : 6",
        "\"padded_length\" : 7");
    assertThatThrownBy(this::read)
        .hasMessageEndingWith(
            "config.json: attention has a bias for each of 6 steps; padding must be to 6, and not"
                + " be masked");
  }

  @Test
  void aModelOfOneLayer_isStillWrittenInTheFirstFormat() throws IOException {
    ModelFolder.write(SmallModels.random(CellKind.GRU_RESET_BEFORE, 1), folder);
    assertThat(config()).contains("\"format_version\" : 1", "\"cell\" : \"gru\"");
  }

  @Test
  void aCutInFront_isKept() throws IOException {
    SentimentModel model = SmallModels.random(CellKind.LSTM, 1);
    TextRules rules =
        new TextRules(
            model.text().tokenizer(),
            model.text().casing(),
            9,
            TextRules.Cut.FRONT,
            model.text().details(),
            model.text().unknownWords());
    SentimentModel cut =
        new SentimentModel(
            model.cell(),
            model.classes(),
            rules,
            model.vocabulary(),
            model.embedding(),
            model.directions(),
            model.output());
    ModelFolder.write(cut, folder);
    assertThat(read().text()).isEqualTo(rules);
    assertThat(read().id()).isEqualTo(cut.id());
  }

  /** Writes a model of two layers with one passage of its configuration exchanged. */
  private void write(String kind, String passage, String other) throws IOException {
    ModelFolder.write(LayeredModels.all(5).get(kind), folder);
    String json = config();
    assertThat(json).contains(passage);
    int at = json.indexOf(passage);
    Files.writeString(
        folder.resolve(ModelFolder.CONFIG),
        json.substring(0, at) + other + json.substring(at + passage.length()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "reading last | \"type\" : \"lstm\" | \"type\" : \"residual\" | config.json: layer 2: type"
            + " is 'residual': a model with such a layer cannot be run; the types are lstm, gru,"
            + " convolution, max_pooling, self_attention, dense and activation",
        "reading last | \"type\" : \"lstm\" | \"type\" : \"lstm\", \"layer_norm\" : true |"
            + " config.json: layer 2: layer_norm is true: a lstm layer with it cannot be run; its"
            + " keys are [direction, gate_activation, gate_order, hidden_size, merge,"
            + " state_activation]",
        "reading last | \"hidden_size\" : 2 | \"hidden_size\" : 3 | model.safetensors: tensor"
            + " 'layers.0.weight_ih' has the shape [6, 3], config.json and vocab.txt ask for [9,"
            + " 3]",
        "reading last | \"hidden_size\" : 2 | \"hidden_size\" : 2000000000 | model.safetensors:"
            + " tensor 'layers.0.weight_ih' has the shape [6, 3], config.json and vocab.txt ask for"
            + " [6000000000, 3]",
        "reading last | \"direction\" : \"both\" | \"direction\" : \"sideways\" | config.json:"
            + " layer 1: direction must be one of [backward, both, forward], was 'sideways'",
        "reading last | \"reading\" : \"last\" | \"reading\" : \"k_max\" | config.json: reading is"
            + " 'k_max': a model that reads its steps so cannot be run; the readings are"
            + " [all_layers, all_steps, attention, last, max, mean, position]",
        "reading last | \"reading\" : \"last\" | \"reading\" : \"attention\" | config.json:"
            + " attention: a JSON object is needed, found nothing",
        "reading last | \"output_bias\" : true | \"output_bias\" : false | model.safetensors:"
            + " tensor 'output.bias' has no place in the model: config.json names no layer that has"
            + " it",
        "reading last | \"output_bias\" : true | \"output_bias\" : true, \"batch_norm\" : true |"
            + " config.json: batch_norm is true: a model with it cannot be run; use one without",
        "head of tanh | \"type\" : \"activation\" | \"type\" : \"highway\" | config.json: head"
            + " layer 2: type is 'highway': a head with such a layer cannot be run; the types are"
            + " dense and activation",
        "head of leaky_relu | \"slope\" : 0.1 | \"slope\" : \"much\" | config.json: head layer 1:"
            + " slope must be a number, was \"much\"",
        "reading last | \"reading\" : \"last\" | \"reading\" : \"all_steps\" | config.json: reading"
            + " all_steps has weights for each step; padding must be front or back, and not be"
            + " masked",
        "dot attention | \"query\" : \"learned\" | \"query\" : \"asked\" | config.json: attention:"
            + " query must be one of [final_states, learned], was 'asked'",
        "padding front, READ | \"padding_id\" : 2 | \"padding_id\" : 70 | config.json: padding_id"
            + " is 70, the vocabulary has 7 terms",
        "padding front, READ | \"padded_length\" : 6 | \"padded_length\" : 0 | config.json:"
            + " padded_length must be a whole number from 1 to 2147483647, was 0",
        "padding front, READ | \"padding\" : \"front\" | \"padding\" : \"left\" | config.json:"
            + " padding must be one of [back, front, none], was 'left'"
      })
  void whatCannotBeRunOrDoesNotFit_isRefusedByName(
      String kind, String passage, String other, String problem) throws IOException {
    write(kind, passage, other);
    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidModelException.class)
        .hasMessage(folder + "/" + problem);
  }

  @Test
  void weights_ofEveryKindOfModel_areWrittenBitByBit() throws IOException {
    for (SentimentModel model : LayeredModels.all(6).values()) {
      if (model.isOneLayer() && model.cell() == CellKind.GRU_RESET_BEFORE) {
        continue; // Torch's names are those of nn.GRU, which cannot be this one.
      }
      Path file = folder.resolve("weights.safetensors");
      WeightsFile.write(WeightsFormat.TORCH, file, model);
      SortedMap<String, Tensor> back =
          Safetensors.read(new LocalModelSource(folder), "weights.safetensors");
      ModelTensors.of(model)
          .forEach(
              (name, tensor) -> {
                assertThat(back.get(name).shape()).isEqualTo(tensor.shape());
                assertThat(back.get(name).values()).isEqualTo(tensor.values());
              });
      assertThat(back).hasSameSizeAs(ModelTensors.of(model));
    }
  }
}
