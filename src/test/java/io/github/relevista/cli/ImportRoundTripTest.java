package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.SequenceRules;
import io.github.relevista.model.SequenceRules.Padding;
import io.github.relevista.model.SequenceRules.Pads;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layered models on their way in and out again. */
class ImportRoundTripTest {
  private static final String TORCH = "src/test/resources/models-torch/";

  @TempDir private Path folder;

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  @BeforeEach
  void writeTerms() throws IOException {
    List<String> terms = IntStream.range(1, 200).mapToObj(id -> "w" + id).toList();
    Files.writeString(folder.resolve("terms.txt"), "<unk>\n" + String.join("\n", terms));
  }

  private SentimentModel model(String name) {
    return ModelFolder.read(new LocalModelSource(folder.resolve(name)));
  }

  private CommandRun imported(String name, String out, String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(
            List.of(
                "import",
                "--weights=" + TORCH + name + "/model.pt",
                "--vocab=" + path("terms.txt"),
                "--out=" + path(out)));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray(String[]::new));
  }

  @Test
  void export_saysWhatWasAssumedOfTheModel_andNothingOfOneThatWasTold() {
    imported("bigru-max", "assumed", "--classes=a,b,c").succeeded();
    assertThat(
            CommandRun.of("export", "--model=" + path("assumed"), "--out=" + path("w.safetensors"))
                .succeeded()
                .out())
        .contains("the model is not verified, it was imported assuming reading last, padding none");
    imported("bigru-max", "told", "--classes=a,b,c", "--reading=max", "--padding=none").succeeded();
    assertThat(
            CommandRun.of("export", "--model=" + path("told"), "--out=" + path("w.safetensors"))
                .succeeded()
                .out())
        .doesNotContain("not verified");
  }

  @Test
  void theConfigurationOfALayeredModel_saysHowItsWeightsAreRead() {
    imported(
            "bilstm-mean-dense",
            "told",
            "--classes=a,b,c",
            "--reading=mean",
            "--hidden-activation=tanh",
            "--padding=front",
            "--padded-length=40")
        .succeeded();
    imported("bilstm-mean-dense", "again", "--config=" + path("told/config.json")).succeeded();
    assertThat(model("again").id()).isEqualTo(model("told").id());
  }

  @Test
  void aMaskOfKeras_staysInTheModel_andPadsAmongTheIdsOfItsScoresAreSkipped() throws IOException {
    Path keras = Path.of("src/test/resources/models-keras/bigru-mask-zero");
    List<String> lines =
        Files.readAllLines(keras.resolve("expected.jsonl")).stream()
            .limit(6)
            .map(line -> line.replace("[104, 115]", "[104, 0, 115, 0]"))
            .toList();
    assertThat(lines).anyMatch(line -> line.contains("104, 0, 115"));
    Files.write(folder.resolve("parity.jsonl"), lines);
    List<String> terms = IntStream.range(0, 120).mapToObj(id -> "w" + id).toList();
    Files.writeString(folder.resolve("words.txt"), String.join("\n", terms));
    CommandRun.of(
            "import",
            "--from=keras",
            "--weights=" + keras.resolve("model.h5"),
            "--vocab=" + path("words.txt"),
            "--unknown-token=w1",
            "--classes=a,b,c,d",
            "--parity=" + path("parity.jsonl"),
            "--out=" + path("masked"))
        .succeeded();
    assertThat(model("masked").sequences())
        .isEqualTo(new SequenceRules(Padding.FRONT, 24, 0, Pads.MASKED));
  }
}
