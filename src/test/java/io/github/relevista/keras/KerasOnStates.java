package io.github.relevista.keras;

import static io.github.relevista.keras.PlainKeras.dense;
import static io.github.relevista.keras.PlainKeras.embed;
import static io.github.relevista.keras.PlainKeras.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.relevista.model.SequenceRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests of what models of Keras do with the states of an LSTM of two units over one text of seven
 * words; {@link PlainKeras} computes the same from the same weights.
 */
abstract class KerasOnStates {
  static final int[] IDS = {3, 1, 4, 1, 5, 2, 6};
  static final DoubleUnaryOperator LINEAR = x -> x;

  @TempDir Path folder;

  final KerasBytes bytes = new KerasBytes();

  /** The states of one direction: [steps][2]. */
  double[][] states;

  Path file;

  @BeforeEach
  void embeddingAndLstm() {
    file = folder.resolve("model.h5");
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    float[][] kernel = bytes.with("l", "l/lstm_cell/kernel:0", bytes.matrix(3, 8));
    float[][] recurrent = bytes.with("l", "l/lstm_cell/recurrent_kernel:0", bytes.matrix(2, 8));
    float[] bias = bytes.with("l", "l/lstm_cell/bias:0", bytes.vector(8));
    states = lstm(embed(embeddings, IDS), kernel, recurrent, bias, PlainKeras::sigmoid);
  }

  /**
   * An archive with an embedding and an LSTM of their own, whose states are looked at from now on.
   */
  final KerasBytes archived() {
    KerasBytes archive = new KerasBytes();
    float[][] embeddings = archive.with("layers/embedding", "vars/0", archive.matrix(8, 3));
    float[][] kernel = archive.with("layers/lstm", "cell/vars/0", archive.matrix(3, 8));
    float[][] recurrent = archive.with("layers/lstm", "cell/vars/1", archive.matrix(2, 8));
    float[] bias = archive.with("layers/lstm", "cell/vars/2", archive.vector(8));
    states = lstm(embed(embeddings, IDS), kernel, recurrent, bias, PlainKeras::sigmoid);
    return archive;
  }

  /** The scores of a dense layer on what is read. */
  final double[] scores(double[] read) {
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(read.length, 2));
    return dense(read, out, bytes.with("d", "d/bias:0", bytes.vector(2)), LINEAR);
  }

  static String layer(String kind, String name, String config, String... inputs) {
    String read =
        Arrays.stream(inputs)
            .map(input -> input.split(" "))
            .map(
                parts ->
                    "[\"%s\", 0, %s, {%s}]"
                        .formatted(
                            parts[0],
                            parts.length > 1 ? parts[1] : "0",
                            parts.length > 2 ? parts[2] : ""))
            .reduce((a, b) -> a + ", " + b)
            .map(nodes -> "[[" + nodes + "]]")
            .orElse("[]");
    return "{\"class_name\": \"%s\", \"name\": \"%s\", \"config\": {%s}, \"inbound_nodes\": %s}"
        .formatted(kind, name, config, read)
        .replace('\'', '"');
  }

  static String functional(String... layers) {
    String[] all = new String[layers.length + 3];
    all[0] = layer("InputLayer", "i", "'batch_input_shape': [null, 7]");
    all[1] = layer("Embedding", "e", "", "i");
    all[2] = layer("LSTM", "l", "'return_sequences': true, 'return_state': true", "e");
    System.arraycopy(layers, 0, all, 3, layers.length);
    return ("{\"class_name\": \"Functional\", \"config\": {\"layers\": [%s], \"input_layers\":"
            + " [[\"i\", 0, 0]], \"output_layers\": [[\"d\", 0, 0]]}}")
        .formatted(String.join(", ", all));
  }

  final KerasNetwork read(String... layers) throws IOException {
    return KerasFile.read(bytes.h5(file, "2.9.0", functional(layers)), Optional.empty());
  }

  static void check(KerasNetwork network, double[] expected) {
    assertThat(KerasScores.of(network, SequenceRules.NONE, IDS))
        .containsExactly(expected, within(1e-9));
  }
}
