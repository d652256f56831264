package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code import --inspect} of files of every kind, told by what they hold. */
class ImportInspectTest {
  private static final String TORCH = "src/test/resources/models-torch/";
  private static final String KERAS = "src/test/resources/models-keras/";

  @TempDir private Path folder;

  private static String inspected(String file, String... more) {
    String[] arguments =
        Stream.concat(Stream.of("import", "--inspect", file), Stream.of(more))
            .toArray(String[]::new);
    return CommandRun.of(arguments).succeeded().out();
  }

  @Test
  void aStateDict_hasItsTensors_theNetworkThatFits_andWhatMustBeSaid() {
    assertThat(inspected(TORCH + "stacked-bilstm/model.pt").lines())
        .contains(
            TORCH + "stacked-bilstm/model.pt  a zip of torch.save, a state dict",
            "  embedding.weight          float  [200, 16]",
            "fits: 200 terms, embedding 16, LSTM of 2 × 12 + LSTM of 2 × 12, reading last; 3"
                + " scores",
            "must be said: --vocab: the words, in the order of their ids",
            "must be said: --classes: 3 names, in the order of the scores",
            "must be said: --reading: last | position | max | mean | attention",
            "must be said: --padding: none | front | back, with --padded-length");
  }

  @Test
  void aModelOfKeras_hasItsLayers_andSaysHowItIsRead() throws IOException {
    // Told by what it holds, whatever it is called.
    Path odd = folder.resolve("model.bin");
    Files.copy(Path.of(KERAS + "bilstm-padded-max-dense/model.keras"), odd);
    assertThat(inspected(odd.toString()).lines())
        .contains(
            odd + "  a .keras archive, a model with its weights",
            "  Bidirectional(LSTM) 'bidirectional'",
            "  layers/dense_1/vars/0                            float  [6, 3]",
            "fits: 120 terms, embedding 10, LSTM of 2 × 7 + dense of 6, reading max; 3 scores",
            "must be said: --padding: front | back, to 24 steps")
        .noneMatch(line -> line.contains("--reading"));
    assertThat(inspected(KERAS + "bigru-mask-zero/model.h5"))
        .contains("HDF5 of Keras, a model with its weights")
        .doesNotContain("--padding");
  }

  @Test
  void words_areCounted() throws IOException {
    assertThat(inspected("sample-data/model/vocab.txt")).contains("words: 32,396 terms");
    Path tokenizer =
        Files.writeString(
            folder.resolve("t"),
            "{\"class_name\": \"Tokenizer\", \"config\": {\"word_index\": \"{\\\"film\\\": 1}\"}}");
    assertThat(inspected(tokenizer.toString()))
        .contains("words: 2 terms of the tokenizer keras; the first are <pad> film");
  }

  @Test
  void anArchitectureAlone_namesTheOptionItIsFor() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.json"),
            "{\"class_name\": \"Sequential\", \"config\": [{\"class_name\": \"Lambda\", \"config\":"
                + " {\"name\": \"x\"}}]}");
    assertThat(inspected(file.toString()).lines())
        .containsExactly(
            file + "  an architecture of Keras, without weights",
            "  Lambda 'x'",
            "cannot be imported as it is: the weights are in another file; name this one with"
                + " --architecture");
  }

  @Test
  void whatCannotBeRun_isShownAllTheSame_withTheReason() throws IOException {
    Path file = folder.resolve("w.npz");
    CommandRun.of("export", "--to", "npz", "--model", "sample-data/model", "--out", file.toString())
        .succeeded();
    assertThat(inspected(file.toString()))
        .contains("a zip of numpy's arrays", "lstm.weight_ih_l0_reverse  F32  [240, 60]");
    CommandRun.of("import", "--inspect", TORCH + "whole-module.pt")
        .refused("is a whole module (__main__.Net), which is code");
    CommandRun.of("import", "--inspect", TORCH + "legacy.pt").refused("as torch wrote before 1.6");
    CommandRun.of("import", "--inspect", folder.toString())
        .refused("is a folder, and a file is needed; of a SavedModel");
    CommandRun.of("import", "--inspect", folder.resolve("none").toString())
        .refused("there is no such file");
  }

  @Test
  void nothingIsWritten_andProgramsGetOneObject() throws IOException {
    Path file = folder.resolve("m.h5");
    Files.copy(Path.of(KERAS + "bigru-mask-zero/model.h5"), file);
    assertThat(inspected(file.toString(), "--json").lines())
        .singleElement()
        .asString()
        .startsWith("{\"file\":")
        .contains("\"readings\":[\"last\"]", "\"terms\":120", "\"problem\":null");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }
}
