package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.engine.scalar.ScalarEngine;
import io.github.relevista.explain.ParityGate;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.LocalModelSource;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.ParityFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a shell sees it, on a handful of examples. */
class TrainCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @BeforeEach
  void writeExamples() throws IOException {
    Files.writeString(
        folder.resolve("train.tsv"), "pos\ta good film\nneg\ta bad film\npos\tgood\nneg\tbad\n");
    Files.writeString(folder.resolve("dev.tsv"), "pos\tgood film\nneg\tbad film\n");
  }

  private int train(String... more) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(List.of("--train", folder.resolve("train.tsv").toString()));
    arguments.addAll(List.of("--dev", folder.resolve("dev.tsv").toString()));
    arguments.addAll(List.of("--output", folder.resolve("model").toString()));
    arguments.addAll(List.of("--set", "epochs=2", "--set", "hidden_size=3"));
    arguments.addAll(List.of(more));
    return Main.run(
        new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(String[]::new));
  }

  @Test
  void train_writesAModelFolder_thatPassesItsOwnParity() throws IOException {
    assertThat(train("--json")).as(err.toString()).isEqualTo(ExitCode.DONE);
    LocalModelSource source = new LocalModelSource(folder.resolve("model"));
    SentimentModel model = ModelFolder.read(source);
    List<ParitySequence> parity = ParityFile.read(source, model);
    assertThat(parity).hasSize(20);
    ParityGate.check(ScalarEngine.of(model, 0), parity);
    JsonNode summary = new ObjectMapper().readTree(out.toString());
    assertThat(summary.get("model_id").asText()).isEqualTo(model.id());
    JsonNode config = new ObjectMapper().readTree(source.open("config.json").readAllBytes());
    assertThat(config.at("/training/recipe/embedding_rate_factor").asDouble()).isEqualTo(0.3);
    assertThat(config.at("/training/examples").asInt()).isEqualTo(4);
    // Two lengths make two batches, each followed by an evaluation: two epochs have four.
    List<String> curves = Files.readAllLines(folder.resolve("model/training.jsonl"));
    assertThat(curves).hasSize(4).allMatch(line -> line.contains("\"dev_accuracy\":"));
    assertThat(folder.resolve("model/_checkpoint")).doesNotExist();
    assertThat(err.toString().lines()).allMatch(line -> line.startsWith("relevista: "));
  }

  @Test
  void dryRun_printsThePlan_andWritesNothing() {
    assertThat(train("--dry-run")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("4 examples to learn from", "5 terms", "classes neg, pos", "4 batches");
    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void faultsOfTheUser_areToldInOneLine() throws IOException {
    assertThat(train("--resume")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).endsWith("there is no checkpoint to resume from\n");
    Files.createDirectories(folder.resolve("model/_checkpoint"));
    Files.writeString(folder.resolve("model/_checkpoint/state.bin"), "half");
    err.getBuffer().setLength(0);
    assertThat(train()).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .endsWith("holds an interrupted run; go on with --resume, or remove it\n")
        .hasLineCount(1);
    err.getBuffer().setLength(0);
    assertThat(train("--dev", folder.resolve("no.tsv").toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).hasLineCount(1);
  }
}
