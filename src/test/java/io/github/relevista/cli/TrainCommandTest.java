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
  void weightsInHalfPrecision_takeHalfTheRoom_andPassTheirOwnParity() throws IOException {
    assertThat(train()).as(err.toString()).isEqualTo(ExitCode.DONE);
    long full = Files.size(folder.resolve("model/model.safetensors"));
    assertThat(train("--set", "weight_type=f16", "--json")).as(err.toString()).isEqualTo(0);
    // The header, some hundreds of bytes, stays as it is.
    assertThat(Files.size(folder.resolve("model/model.safetensors")))
        .isBetween(full / 2, full / 2 + 1_000);
    LocalModelSource source = new LocalModelSource(folder.resolve("model"));
    SentimentModel model = ModelFolder.read(source);
    ParityGate.check(ScalarEngine.of(model, 0), ParityFile.read(source, model));
    assertThat(out.toString()).contains("\"model_id\":\"" + model.id());
  }

  @Test
  void dryRun_printsThePlan_andWritesNothing() {
    assertThat(train("--dry-run")).isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("4 examples to learn from", "5 terms", "classes neg, pos", "4 batches");
    assertThat(folder.resolve("model")).doesNotExist();
  }

  @Test
  void pretrainedVectors_beginTheEmbeddings_andBringTheirOwnWords() throws IOException {
    Files.writeString(
        folder.resolve("reviews.txt"), "a good story\n".repeat(6) + "a bad ending\n".repeat(5));
    String[] pretrain = {
      "--pretrain", folder.resolve("reviews.txt").toString(), "--master", "local[1]"
    };
    assertThat(train(pretrain)).as(err.toString()).isEqualTo(ExitCode.DONE);
    assertThat(err.toString())
        .contains("11 rows of the corpus: 11 reviews, 0 rejected {}")
        .contains("5 terms that occur at least 5 times have vectors in ")
        // The unknown term, four of the examples (film has no vector), and two of the corpus alone.
        .contains("7 terms, 5 of them trained, 5 begin with a vector");
    assertThat(folder.resolve("model/vocab.txt")).content().endsWith("\nstory\nending\n");
    JsonNode config =
        new ObjectMapper().readTree(Files.readString(folder.resolve("model/config.json")));
    assertThat(config.at("/training/pretraining/minimum_count").asInt()).isEqualTo(5);
    assertThat(config.at("/training/terms_with_vector").asInt()).isEqualTo(5);
  }

  @Test
  void dryRun_ofPretraining_printsItsPlan_andWritesNothing() throws IOException {
    Files.writeString(folder.resolve("reviews.txt"), "a good story\n");
    String input = folder.resolve("reviews.txt").toString();
    assertThat(train("--dry-run", "--pretrain", input, "--master", "local[1]"))
        .as(err.toString())
        .isEqualTo(ExitCode.DONE);
    assertThat(out.toString())
        .contains("4 examples", "vectors of 60 values from 1 files, 13 bytes");
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
