package io.github.relevista.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.SharedMaterial;
import io.github.relevista.model.FlatReading;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.SequenceRules.Pads;
import io.github.relevista.model.StepReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Networks of Keras 2 and 3, made for this project and of public models, computed by the reference:
 * their scores are those of an independent pass in double precision, which has ten decimals.
 */
class KerasFileTest {
  private static final Path MADE = Path.of("src/test/resources/models-keras");
  private static final double TOLERANCE = 1e-8;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "bigru-mask-zero, model.h5",
    "bigru-mask-zero, model.keras",
    // The arrays of model.h5 in chunks: the embedding by LZF, the others shuffled and by gzip.
    "bigru-mask-zero, compressed.h5",
    "bilstm-padded-max-dense, model.h5",
    "bilstm-padded-max-dense, model.keras",
    "two-lstm-pre-padded-one-unit, model.h5",
    "two-lstm-pre-padded-one-unit, model.keras"
  })
  void networksMadeForThis_giveTheirScores(String name, String file) throws IOException {
    KerasNetwork network = KerasFile.read(MADE.resolve(name).resolve(file), Optional.empty());
    assertThat(network.inputLength()).contains(24);
    check(network, MADE.resolve(name).resolve("expected.jsonl"));
  }

  @ParameterizedTest
  @CsvSource({
    "chen0040, bidirectional_lstm_softmax_weights.h5, bidirectional_lstm_softmax_architecture.json",
    "chen0040, lstm_sigmoid_weights.h5, lstm_sigmoid_architecture.json",
    "hsn8086, mc_qq_group.txt.json.h5, mc_qq_group.txt.json",
    "sarinyash551, imdb_lstm_Yashsarin.h5,"
  })
  void publicModels_giveTheirScores(String owner, String file, String architecture)
      throws IOException {
    Path wild = SharedMaterial.require("models-wild").resolve(owner);
    KerasNetwork network =
        KerasFile.read(wild.resolve(file), Optional.ofNullable(architecture).map(wild::resolve));
    check(network, wild.resolve(file + ".expected.jsonl"));
  }

  private static void check(KerasNetwork network, Path expected) throws IOException {
    for (String line : Files.readAllLines(expected)) {
      JsonNode sequence = new ObjectMapper().readTree(line);
      int[] ids =
          IntStream.range(0, sequence.get("token_ids").size())
              .map(i -> sequence.get("token_ids").get(i).asInt())
              .toArray();
      double[] scores = KerasScores.of(network, rules(network, sequence), ids);
      for (int k = 0; k < sequence.get("scores").size(); k++) {
        double score = sequence.get("scores").get(k).asDouble();
        assertThat(Math.abs(scores[k] - score))
            .as(line)
            .isLessThanOrEqualTo(TOLERANCE * Math.max(1, Math.abs(score)));
      }
    }
  }

  private static SequenceRules rules(KerasNetwork network, JsonNode sequence) {
    int length = sequence.path("padded_length").asInt(sequence.path("length").asInt());
    return switch (sequence.get("padding").asText()) {
      case "pre" -> new SequenceRules(Padding.FRONT, length, 0, pads(network));
      case "post" -> new SequenceRules(Padding.BACK, length, 0, pads(network));
      default -> SequenceRules.NONE;
    };
  }

  private static Pads pads(KerasNetwork network) {
    return network.masked() ? Pads.MASKED : Pads.READ;
  }

  /** An architecture around the weights of one that was made for this. */
  private KerasNetwork read(String made, String from, String to) throws IOException {
    Path file = MADE.resolve(made).resolve("model.h5");
    String json;
    try (Hdf5 hdf5 = Hdf5.open(file)) {
      json = hdf5.text("", "model_config").orElseThrow();
    }
    assertThat(json).contains(from);
    Path architecture = folder.resolve("architecture.json");
    Files.writeString(architecture, json.replace(from, to));
    return KerasFile.read(file, Optional.of(architecture));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"class_name\": \"GlobalMaxPooling1D\"' | '\"class_name\": \"Lambda\"' | is of a class"
            + " that cannot be run",
        "'\"class_name\": \"GlobalMaxPooling1D\"' | '\"class_name\": \"Attention\"' | is attention"
            + " with the weights []; W [units, size]",
        "'\"class_name\": \"GlobalMaxPooling1D\"' | '\"class_name\": \"MultiHeadAttention\"' | has"
            + " weights that cannot be run: []",
        "'\"activation\": \"relu\"' | '\"activation\": \"selu\"' | has the activation selu; linear,"
            + " relu,",
        "'\"merge_mode\": \"concat\"' | '\"merge_mode\": \"mul\"' | has the merge_mode",
        "'\"activation\": \"tanh\"' | '\"activation\": \"elu\"' | has the activation elu; tanh and"
            + " relu can be run",
        "'\"mask_zero\": false' | '\"mask_zero\": true' | takes the highest of steps that mask_zero"
            + " masks",
      })
  void whatCannotBeRun_isRefusedByItsName(String from, String to, String problem) {
    assertThatThrownBy(() -> read("bilstm-padded-max-dense", from, to))
        .isInstanceOf(KerasException.class)
        .hasMessageStartingWith("layer '")
        .hasMessageContaining(problem);
  }

  @Test
  void allStepsInsteadOfAMaximum_areReadSideBySide() throws IOException {
    assertThat(read("bilstm-padded-max-dense", "GlobalMaxPooling1D", "Flatten").reading())
        .isEqualTo(new FlatReading(24));
  }

  @Test
  void aMeanInsteadOfAMaximum_isRead() throws IOException {
    assertThat(
            read("bilstm-padded-max-dense", "GlobalMaxPooling1D", "GlobalAveragePooling1D")
                .reading())
        .isEqualTo(StepReading.MEAN);
  }

  @Test
  void branchesOfAFunctionalModel_areAConcatenation() {
    String json =
        """
        {"class_name": "Functional", "config": {"layers": [
          {"class_name": "LSTM", "name": "l", "config": {}, "inbound_nodes": []},
          {"class_name": "Dropout", "name": "d", "config": {}, "inbound_nodes": [[["l", 0, 0, {}]]]},
          {"class_name": "GlobalMaxPooling1D", "name": "a", "config": {},
           "inbound_nodes": [[["d", 0, 0, {}]]]},
          {"class_name": "GlobalAveragePooling1D", "name": "b", "config": {}, "inbound_nodes":
           [{"args": [{"class_name": "__keras_tensor__", "config": {"shape": [null, 2], "keras_history": ["l", 0, 0]}}], "kwargs": {}}]},
          {"class_name": "Concatenate", "name": "c", "config": {},
           "inbound_nodes": [[["a", 0, 0, {}], ["b", 0, 0, {}]]]},
          {"class_name": "Dense", "name": "e", "config": {}, "inbound_nodes": [[["c", 0, 0, {}]]]}],
         "output_layers": [["e", 0, 0]]}}
        """;
    List<Chain.Step> steps = Chain.of(Architecture.read(json)).steps();
    assertThat(steps).extracting(step -> step.layer().name()).containsExactly("l", "c", "e");
    assertThat(steps.get(1).parts())
        .extracting(part -> ((Chain.Part.Plain) part).reading())
        .containsExactly(StepReading.MAX, StepReading.MEAN);
  }

  @Test
  void weightsWithoutAnArchitecture_areRefusedWithTheRemedy() throws IOException {
    Path weights = SharedMaterial.require("models-wild/hsn8086").resolve("mc_qq_group.txt.json.h5");
    assertThatThrownBy(() -> KerasFile.read(weights, Optional.empty()))
        .hasMessage(
            "holds weights and no architecture; name the file of model.to_json() with"
                + " --architecture");
  }

  @Test
  void aFileOfAnotherKind_isRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("model.h5"), "PK or not");
    assertThatThrownBy(() -> KerasFile.read(other, Optional.empty()))
        .hasMessageStartingWith("is neither HDF5 nor a .keras archive");
  }
}
