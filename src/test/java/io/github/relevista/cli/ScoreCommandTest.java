package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.SharedMaterial;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.OutputLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.TextRules;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model that predicts "good" where the sum of its words is positive ("fine" 1, "poor" −1, unknown
 * words 0), "bad" where it is negative, and "mixed" where it is about zero.
 */
class ScoreCommandTest {
  @TempDir private Path folder;

  @BeforeEach
  void writeModel() throws IOException {
    ModelFolder.write(model(), folder.resolve("model"));
  }

  /**
   * Hidden size 1. With every gate open (pre-activation 20) the cell state adds up tanh of the
   * words and h = tanh(c): the scores are −h, 0.1 and h.
   */
  private static SentimentModel model() {
    FloatMatrix none = new FloatMatrix(1, 1, new float[1]);
    Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
    for (Gate gate : CellKind.LSTM.gates()) {
      boolean isSignal = gate == Gate.SIGNAL;
      gates.put(
          gate,
          new GateWeights(
              isSignal ? new FloatMatrix(1, 1, new float[] {1}) : none,
              none,
              new float[] {isSignal ? 0 : 20},
              new float[1]));
    }
    return new SentimentModel(
        CellKind.LSTM,
        ClassScale.even(List.of("bad", "mixed", "good")),
        new TextRules(TokenizerKind.WHITESPACE, Casing.LOWER, Integer.MAX_VALUE),
        Vocabulary.of(List.of("<unk>", "fine", "poor"), "<unk>"),
        new FloatMatrix(3, 1, new float[] {0, 1, -1}),
        List.of(new DirectionWeights(CellKind.LSTM, gates)),
        new OutputLayer(new FloatMatrix(3, 1, new float[] {-1, 0, 1}), new float[] {0, 0.1f, 0}));
  }

  private CommandRun score(String text, String name, String... more) throws IOException {
    Path input = Files.writeString(folder.resolve(name), text);
    List<String> arguments = new ArrayList<>(List.of("score", "--input", input.toString()));
    arguments.addAll(List.of("--model", folder.resolve("model").toString()));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  private static final String FIVE_ROWS =
      "good\tfine fine\nbad\tpoor thing\nmixed\tthing\ngood\tfine poor\nbad\tfine\n";

  @Test
  void json_isOneObject_ofTheFiguresWorkedOutByHand() throws IOException {
    JsonNode json =
        new ObjectMapper()
            .readTree(score(FIVE_ROWS, "a.tsv", "--set", "labels={}", "--json").succeeded().out());
    // Predicted: good, bad, mixed, mixed, good.
    assertThat(json.get("examples").asInt()).isEqualTo(5);
    assertThat(json.get("accuracy").asDouble()).isEqualTo(0.6);
    // bad: tp 1, fp 0, fn 1: 2/3. mixed: tp 1, fp 1, fn 0: 2/3. good: tp 1, fp 1, fn 1: 1/2.
    assertThat(json.get("macro_f1").asDouble())
        .isEqualTo((2.0 / 3 + 2.0 / 3 + 0.5) / 3, within(1e-15));
    // Without the third row. In the fourth the sum is zero, both scores equal: "bad" comes first.
    assertThat(json.get("binary_examples").asInt()).isEqualTo(4);
    assertThat(json.get("binary_accuracy").asDouble()).isEqualTo(0.5);
    // 2 of the 8 words.
    assertThat(json.get("tokens").asInt()).isEqualTo(8);
    assertThat(json.get("unknown_rate").asDouble()).isEqualTo(0.25);
    assertThat(json.at("/confusion/0/label").asText()).isEqualTo("bad");
    assertThat(json.at("/confusion/0/predicted/good").asInt()).isEqualTo(1);
    assertThat(json.at("/lengths/0/examples").asInt()).isEqualTo(5);
    assertThat(json.get("calibration_bins").asInt()).isEqualTo(15);
    assertThat(json.get("calibration_error").isNumber()).isTrue();
  }

  @Test
  void labels_mayStandForSeveralClasses_andOthersAreLeftOut() throws IOException {
    String rows =
        """
        {"text": "fine", "stars": 5}
        {"text": "so so", "stars": 4}
        {"text": "poor", "stars": 4}
        {"text": "poor", "stars": 3}
        {"text": " ", "stars": 5}
        broken
        {"text": "fine"}
        """;
    CommandRun run =
        score(
            rows,
            "a.jsonl",
            "--text-column=text",
            "--label-column=stars",
            "--set",
            "labels={4: [mixed, good], 5: good}",
            "--json");
    JsonNode json = new ObjectMapper().readTree(run.succeeded().out());
    assertThat(json.get("examples").asInt()).isEqualTo(3);
    assertThat(json.get("left_out").asInt()).isEqualTo(4);
    assertThat(json.get("accuracy").asDouble()).isEqualTo(2.0 / 3);
    assertThat(json.at("/confusion/0/label").asText()).isEqualTo("mixed or good");
    // Mixed is neutral: a label that may mean it takes no side.
    assertThat(json.get("binary_examples").asInt()).isEqualTo(1);
  }

  @Test
  void tables_areForPeople() throws IOException {
    assertThat(score(FIVE_ROWS, "a.tsv", "--set", "labels={}").succeeded().out())
        .contains("5 examples, 8 words, 25.0% of them unknown")
        .containsPattern("(?m)^accuracy +60\\.0%$")
        .containsPattern("(?m)^macro F1 +61\\.1%$")
        .containsPattern("(?m)^binary accuracy +50\\.0% of 4 that are not neutral$")
        .containsPattern("(?m)^bad +1 +0 +1$")
        .containsPattern("(?m)^1 to 5 +5 +60\\.0%$");
  }

  @Test
  void withoutOpinions_binaryAccuracyIsNull() throws IOException {
    CommandRun run = score("mixed\tfine\n", "a.tsv", "--set", "labels={}", "--json");
    assertThat(new ObjectMapper().readTree(run.succeeded().out()).get("binary_accuracy").isNull())
        .isTrue();
  }

  @Test
  void dryRun_scoresNothing() throws IOException {
    assertThat(score(FIVE_ROWS, "a.tsv", "--set", "labels={}", "--dry-run").succeeded().out())
        .startsWith("would score 5 texts with 8 words");
  }

  @Test
  void faultsOfTheUser_areToldInOneLine() throws IOException {
    CommandRun.of("score").refused("input is not set; name a file with --input");
    score(FIVE_ROWS, "a.tsv", "--set", "labels={1: very bad}")
        .refused("labels must stand for classes of the model (bad, mixed, good), was very bad");
    score("7\tfine\n", "a.tsv", "--set", "labels={}")
        .refused("no label stands for a class of the model", "the first is '7'");
    score("{\"text\": \"x\"}\n", "a.jsonl", "--set", "labels={}", "--text-column=text")
        .refused("no label stands for a class of the model", "the first is missing");
    score("{\"text\": \" \", \"label\": \"bad\"}\n", "a.jsonl", "--set", "labels={}")
        .refused("no text could be read", "'tokens'");
    score("bad\t \n", "a.tsv", "--set", "labels={}", "--text-column=tokens")
        .refused("no text with a label has a word");
    score(FIVE_ROWS, "a.tsv", "--set", "labels={}", "--set", "calibration_bins=0")
        .refused("calibration_bins must be a whole number from 1");
  }

  @Test
  void theSharedModel_reachesTheFiguresOfItsRecipe() throws IOException {
    Path model = SharedMaterial.require("models/sst-bilstm-60");
    Path test = SharedMaterial.require("data/sst/test.tsv");
    CommandRun run =
        CommandRun.of("score", "--model", model.toString(), "--input", test.toString(), "--json");
    JsonNode json = new ObjectMapper().readTree(run.succeeded().out());
    assertThat(json.get("examples").asInt()).isEqualTo(2210);
    // Told to one decimal of a percent: 47.6 and 85.5.
    assertThat(json.get("accuracy").asDouble()).isEqualTo(0.476, within(0.0005));
    assertThat(json.get("binary_accuracy").asDouble()).isEqualTo(0.855, within(0.0005));
  }
}
