package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model of PyTorch whose reading its weights do not tell, imported with and without scores. */
class UnverifiedModelTest {
  private static final Path TORCH = Path.of("src/test/resources/models-torch/bigru-max");

  @TempDir private Path folder;

  @BeforeEach
  void writeWordsAndTexts() throws IOException {
    Files.writeString(
        folder.resolve("terms.txt"),
        IntStream.range(0, 200).mapToObj(id -> "w" + id).collect(Collectors.joining("\n")));
    Files.writeString(folder.resolve("texts.tsv"), "a\tw1 w2\nb\tw3\nc\tw4 w5\n");
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private void importModel(String... more) {
    List<String> arguments = new ArrayList<>(List.of("import", "--classes=a,b,c"));
    arguments.addAll(List.of("--weights", TORCH.resolve("model.pt").toString()));
    arguments.addAll(List.of("--vocab", path("terms.txt"), "--unknown-token=w0"));
    arguments.addAll(List.of("--out", path("model")));
    arguments.addAll(List.of(more));
    CommandRun.of(arguments.toArray(String[]::new)).succeeded();
  }

  /** What PyTorch gave, a sequence a line. */
  private void writeScores() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(TORCH.resolve("expected.jsonl"))) {
      JsonNode expected = mapper.readTree(line);
      ObjectNode sequence = mapper.createObjectNode();
      sequence.set("token_ids", expected.get("read_ids"));
      sequence.set("scores", expected.get("scores"));
      lines.add(sequence.toString());
    }
    Files.write(folder.resolve("scores.jsonl"), lines);
  }

  private CommandRun run(String command) {
    return switch (command) {
      case "show" -> CommandRun.of("show", "--json", "--model", path("model"), "w3 w4");
      case "score" ->
          CommandRun.of("score", "--json", "--model", path("model"), "--input", path("texts.tsv"));
      default -> throw new IllegalArgumentException(command);
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"show", "score"})
  void everyRun_saysInOneLineWhatWasAssumed(String command) {
    importModel();
    CommandRun run = run(command);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("relevista: the model at " + path("model") + " is not verified")
        .contains("assuming reading last", "--parity");
    assertThat(run.out()).hasLineCount(1).startsWith("{");
  }

  @Test
  void aModelWhoseScoresWereCompared_isRunSilently() throws IOException {
    writeScores();
    importModel("--parity", path("scores.jsonl"));
    run("show").succeeded();
  }

  @Test
  void aModelOfWhichAllWasTold_isRunSilently() {
    importModel("--reading=max", "--padding=none");
    run("show").succeeded();
  }
}
