package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.SharedMaterial;
import io.github.relevista.engine.reference.ReferenceNetwork;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SmallModels;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.ParityFile;
import io.github.relevista.text.TextUnit;
import io.github.relevista.text.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A model that is written, exported and imported again, as a shell sees it. */
class ImportCommandTest {
  @TempDir private Path folder;

  private SentimentModel write(CellKind cell) throws IOException {
    SentimentModel model = SmallModels.random(cell, 8);
    ModelFolder.write(model, folder.resolve("model"));
    return model;
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private CommandRun export(String to) {
    return CommandRun.of("export", "--to", to, "--model", path("model"), "--out", path("weights"));
  }

  private CommandRun read(String from, String... more) {
    List<String> arguments = new ArrayList<>(List.of("import", "--from", from));
    arguments.addAll(List.of("--weights", path("weights"), "--out", path("again")));
    arguments.addAll(List.of("--vocab", path("model/vocab.txt")));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  /** Two sequences with the scores that the formulas give them. */
  private void writeParity(SentimentModel model) throws IOException {
    ReferenceNetwork network = new ReferenceNetwork(model);
    List<ParitySequence> sequences = new ArrayList<>();
    for (int[] ids : new int[][] {{1, 5, 2}, {0, 3, 6, 4, 4}}) {
      double[] scores = network.scores(network.embeddings(ids));
      sequences.add(
          new ParitySequence(
              ids, new float[] {(float) scores[0], (float) scores[1], (float) scores[2]}));
    }
    ParityFile.write(folder, sequences);
  }

  private SentimentModel again() {
    return ModelFolder.read(new LocalModelSource(folder.resolve("again")));
  }

  @ParameterizedTest
  @CsvSource({"torch, LSTM", "npz, LSTM", "torch, GRU_RESET_AFTER", "npz, GRU_RESET_BEFORE"})
  void whatIsExported_isImportedAsTheSameModel(String format, CellKind cell) throws IOException {
    SentimentModel model = write(cell);
    writeParity(model);
    assertThat(export(format).succeeded().out()).contains(model.id());
    CommandRun imported =
        read(format, "--config", path("model/config.json"), "--parity", path("parity.jsonl"))
            .succeeded();
    assertThat(imported.out()).contains("gives the scores of all 2 sequences", model.id());
    assertThat(again().id()).isEqualTo(model.id());
    assertThat(again().text()).isEqualTo(model.text());
    assertThat(ParityFile.read(new LocalModelSource(folder.resolve("again")), again())).hasSize(2);
  }

  @Test
  void whatAModelWasTrainedOn_isKept() throws IOException {
    write(CellKind.LSTM);
    export("npz").succeeded();
    Path config = folder.resolve("model/config.json");
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode said = (ObjectNode) mapper.readTree(Files.readString(config));
    Files.writeString(config, said.put("trained_on", "sentences").toString());
    read("npz", "--config", config.toString(), "--set", "maximum_length=12").succeeded();
    assertThat(again().text().unit()).isEqualTo(TextUnit.SENTENCE);
  }

  @Test
  void options_goBeforeTheConfigurationOfAModel() throws IOException {
    write(CellKind.LSTM);
    export("npz").succeeded();
    read(
            "npz",
            "--config",
            path("model/config.json"),
            "--classes",
            "bad, so so,good",
            "--class-polarity",
            "-1,0.25,1",
            "--lower-case",
            "false",
            "--set",
            "maximum_length=12")
        .succeeded();
    assertThat(again().classes().names()).containsExactly("bad", "so so", "good");
    assertThat(again().classes().polarity()).containsExactly(-1f, 0.25f, 1f);
    assertThat(again().text().maximumLength()).isEqualTo(12);
    assertThat(again().text().tokenizer().name()).isEqualTo("WHITESPACE");
    assertThat(again().text().casing().name()).isEqualTo("KEEP");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LSTM             | iofg | --gru-reset=after  | they fit with gate_order ifgo (torch,"
            + " Keras)",
        "LSTM             | igfo | --gru-reset=after  | they fit with gate_order ifgo (torch,"
            + " Keras)",
        "GRU_RESET_AFTER  | zrn  | --gru-reset=after  | they fit with gate_order rzn (torch) with"
            + " gru_reset after",
        "GRU_RESET_AFTER  | rzn  | --gru-reset=before | they fit with gate_order rzn (torch) with"
            + " gru_reset after",
        "GRU_RESET_BEFORE | zrn  | --gru-reset=after  | they fit with gate_order rzn (torch) with"
            + " gru_reset before",
      })
  void wrongGates_areRefused_andTheRightOnesNamed(
      CellKind cell, String order, String reset, String hint) throws IOException {
    writeParity(write(cell));
    export("npz").succeeded();
    read("npz", "--classes=a,b,c", "--gate-order", order, reset, "--parity", path("parity.jsonl"))
        .refused("sequence 1 of parity.jsonl has the score", hint);
    assertThat(folder.resolve("again")).doesNotExist();
  }

  @Test
  void scoresOfNoKnownOrder_areRefused() throws IOException {
    write(CellKind.LSTM);
    ParityFile.write(folder, List.of(new ParitySequence(new int[] {1}, new float[] {9, 9, 9})));
    export("torch").succeeded();
    read("torch", "--classes=a,b,c", "--parity", path("parity.jsonl"))
        .refused("ways that fit the shapes gives them");
  }

  @Test
  void dryRun_checksEverything_andWritesNothing() throws IOException {
    write(CellKind.LSTM);
    CommandRun.of("export", "--model", path("model"), "--out", path("weights"), "--dry-run")
        .succeeded();
    assertThat(folder.resolve("weights")).doesNotExist();
    export("torch").succeeded();
    assertThat(read("torch", "--classes=a,b,c", "--dry-run").succeeded().out())
        .contains("LSTM of 2 directions, embedding 3, hidden 4; 7 terms; classes a, b, c")
        .contains("not compared with scores of yours")
        .contains("would write ");
    assertThat(folder.resolve("again")).doesNotExist();
    read("torch", "--dry-run").refused("gives 3 scores; name their classes");
  }

  @Test
  void json_isOneObject_andNothingElse() throws IOException {
    SentimentModel model = write(CellKind.GRU_RESET_AFTER);
    ObjectMapper mapper = new ObjectMapper();
    CommandRun exported =
        CommandRun.of("export", "--json", "--model", path("model"), "--out", path("weights"));
    assertThat(mapper.readTree(exported.out()).get("model_id").asText()).isEqualTo(model.id());
    JsonNode imported =
        mapper.readTree(
            read("torch", "--config", path("model/config.json"), "--json").succeeded().out());
    assertThat(imported.get("model_id").asText()).isEqualTo(model.id());
    assertThat(imported.get("gate_order").asText()).isEqualTo("rzn");
    assertThat(imported.get("parity_sequences").asInt()).isZero();
  }

  @Test
  void faultsOfTheUser_areToldInOneLine() throws IOException {
    write(CellKind.GRU_RESET_BEFORE);
    export("torch").refused("torch's nn.GRU cannot be");
    export("onnx").refused("to must be torch, npz, was onnx");
    read("torch").refused("weights: there is no such file");
    export("npz").succeeded();
    read("npz", "--classes=a,b,c", "--gate-order=ifgo")
        .refused("gate_order must hold each letter of 'rzn' once", "was 'ifgo'");
    read("npz", "--classes=a,b,c", "--unknown-token=UNK")
        .refused("vocab.txt: the unknown_token 'UNK' is no line of it");
    read("npz", "--classes=a,a,b").refused("two or more classes of different names");
    read("npz", "--classes=a,b,c", "--class-polarity=0,1")
        .refused("class_polarity must hold a number for each of classes");
    read("npz", "--classes=a,b,c", "--map", path("none")).refused("none: there is no such file");
    Files.write(folder.resolve("weights"), new byte[] {(byte) 0x80, 4, '.'});
    read("torch", "--classes=a,b,c").refused("is a pickle by itself");
    CommandRun.of("import").refused("weights is not set");
    CommandRun.of("export", "--set", "to=npz").refused("out is not set");
  }

  /** What PyTorch 2.11 saved and scored, pads among the ids as the network read them. */
  @ParameterizedTest
  @ValueSource(strings = {"lstm-post-padded-30", "bilstm-pre-padded-30"})
  void aFileOfTorch_givesTheScoresOfTorch(String name) throws IOException {
    Path torch = Path.of("src/test/resources/models-torch").resolve(name);
    List<String> terms = new ArrayList<>(List.of("<unk>"));
    for (int id = 1; id < 200; id++) {
      terms.add("w" + id);
    }
    Files.write(folder.resolve("terms.txt"), terms);
    ObjectMapper mapper = new ObjectMapper();
    List<String> sequences = new ArrayList<>();
    for (String line : Files.readAllLines(torch.resolve("expected.jsonl"))) {
      JsonNode expected = mapper.readTree(line);
      ObjectNode sequence = mapper.createObjectNode();
      sequence.set("token_ids", expected.get("read_ids"));
      sequence.set("scores", expected.get("scores"));
      sequences.add(sequence.toString());
    }
    Files.write(folder.resolve("parity.jsonl"), sequences);
    CommandRun.of(
            "import",
            "--weights",
            torch.resolve("model.pt").toString(),
            "--vocab",
            path("terms.txt"),
            "--classes=a,b,c",
            "--parity",
            path("parity.jsonl"),
            "--out",
            path("again"))
        .succeeded();
    assertThat(again().vocabulary().size()).isEqualTo(200);
  }

  @Test
  void aPublicFileOfTorch_givesTheScoresOfTorch() {
    Path torch = SharedMaterial.require("models-wild/aamirmalik");
    CommandRun run =
        CommandRun.of(
                "import",
                "--weights",
                torch.resolve("sentlstm_rt.pt").toString(),
                "--vocab",
                torch.resolve("vocab.txt").toString(),
                "--classes=negative,positive",
                "--parity",
                torch.resolve("parity.jsonl").toString(),
                "--out",
                path("again"))
            .succeeded();
    assertThat(run.out()).contains("gives the scores of all");
  }

  @Test
  void theSharedModel_givesTheScoresOfTheAuthorsCode() throws IOException {
    Path shared = SharedMaterial.require("models/sst-bilstm-60");
    Vocabulary vocabulary = ModelFolder.read(new LocalModelSource(shared)).vocabulary();
    List<ParitySequence> sequences = new ArrayList<>();
    ObjectMapper mapper = new ObjectMapper();
    try (GZIPInputStream lines =
        new GZIPInputStream(Files.newInputStream(shared.resolve("relevances.jsonl.gz")))) {
      for (String line :
          new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        JsonNode sentence = mapper.readTree(line);
        List<Integer> ids = new ArrayList<>();
        sentence.get("tokens").forEach(token -> ids.add(vocabulary.id(token.asText())));
        float[] scores = new float[5];
        for (int k = 0; k < scores.length; k++) {
          scores[k] = (float) sentence.get("scores").get(k).asDouble();
        }
        sequences.add(
            new ParitySequence(ids.stream().mapToInt(Integer::intValue).toArray(), scores));
      }
    }
    ParityFile.write(folder, sequences);
    CommandRun imported =
        CommandRun.of(
            "import",
            "--weights",
            shared.resolve("model.safetensors").toString(),
            "--vocab",
            shared.resolve("vocab.txt").toString(),
            "--classes",
            "very negative,negative,neutral,positive,very positive",
            "--parity",
            path("parity.jsonl"),
            "--out",
            path("again"));
    assertThat(imported.succeeded().out()).contains("the scores of all 2210 sequences");
    assertThat(again().id()).isEqualTo(ModelFolder.read(new LocalModelSource(shared)).id());
  }
}
