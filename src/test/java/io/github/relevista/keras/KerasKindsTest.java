package io.github.relevista.keras;

import static io.github.relevista.keras.KerasJson.EMBEDDING;
import static io.github.relevista.keras.KerasJson.layer;
import static io.github.relevista.keras.KerasJson.sequential;
import static io.github.relevista.keras.PlainKeras.dense;
import static io.github.relevista.keras.PlainKeras.embed;
import static io.github.relevista.keras.PlainKeras.last;
import static io.github.relevista.keras.PlainKeras.lstm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.SequenceRules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of every kind that Keras has saved, made here with random weights: their scores are those
 * of {@link PlainKeras}, which knows nothing of this project's layers.
 */
class KerasKindsTest {
  private static final int[] IDS = {3, 1, 4, 1, 5, 2, 6};
  private static final DoubleUnaryOperator LINEAR = x -> x;
  private static final DoubleUnaryOperator RELU = x -> Math.max(0, x);

  @TempDir private Path folder;

  private final KerasBytes bytes = new KerasBytes();

  private static void check(Path file, double[] expected) throws IOException {
    KerasScores.check(file, expected, IDS);
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  @Test
  void convolutionPoolingNormalisationAndATurnedLayer_areRunInTheirOrder() throws IOException {
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    float[][][] filters =
        bytes.with("c", "c/kernel:0", new float[][][] {bytes.matrix(3, 4), bytes.matrix(3, 4)});
    float[] filterBias = bytes.with("c", "c/bias:0", bytes.vector(4));
    float[] gamma = bytes.with("n", "n/gamma:0", bytes.vector(4));
    float[] beta = bytes.with("n", "n/beta:0", bytes.vector(4));
    float[] mean = bytes.with("n", "n/moving_mean:0", bytes.vector(4));
    float[] variance = bytes.with("n", "n/moving_variance:0", new float[] {0.5f, 1, 2, 0.25f});
    float[][] kernel = bytes.with("g", "g/gru_cell/kernel:0", bytes.matrix(4, 6));
    float[][] recurrent = bytes.with("g", "g/gru_cell/recurrent_kernel:0", bytes.matrix(2, 6));
    float[] bias = bytes.with("g", "g/gru_cell/bias:0", bytes.vector(6));
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(2, 2));
    float[] outBias = bytes.with("d", "d/bias:0", bytes.vector(2));
    String json =
        sequential(
            EMBEDDING,
            layer("Conv1D", "c", "'strides': [1], 'padding': 'valid', 'activation': 'relu'"),
            layer("MaxPooling1D", "p", "'pool_size': [2], 'strides': [2]"),
            layer("BatchNormalization", "n", "'epsilon': 0.01"),
            layer("GRU", "g", "'reset_after': false, 'go_backwards': true"),
            layer("Dense", "d", ""));
    double[][] steps =
        PlainKeras.poolMax(PlainKeras.convolve(embed(embeddings, IDS), filters, filterBias), 2);
    for (int t = 0; t < steps.length; t++) {
      steps[t] = PlainKeras.normalise(steps[t], gamma, beta, mean, variance, 0.01);
    }
    double[][] states =
        PlainKeras.gruResetBefore(
            PlainKeras.turned(steps), kernel, recurrent, bias, PlainKeras::sigmoid);
    check(bytes.h5(file("c.h5"), "2.9.0", json), dense(last(states), out, outBias, LINEAR));
  }

  @Test
  void aNormalisationOfTwoReadingsSideBySide_scalesEachByItsOwn() throws IOException {
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    float[][] kernel = bytes.with("l", "l/lstm_cell/kernel:0", bytes.matrix(3, 8));
    float[][] recurrent = bytes.with("l", "l/lstm_cell/recurrent_kernel:0", bytes.matrix(2, 8));
    float[] bias = bytes.with("l", "l/lstm_cell/bias:0", bytes.vector(8));
    float[] gamma = bytes.with("n", "n/gamma:0", bytes.vector(2));
    float[] beta = bytes.with("n", "n/beta:0", bytes.vector(2));
    float[] mean = bytes.with("n", "n/moving_mean:0", bytes.vector(2));
    float[] variance = bytes.with("n", "n/moving_variance:0", new float[] {0.5f, 2});
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(4, 1));
    float[] outBias = bytes.with("d", "d/bias:0", bytes.vector(1));
    String json =
        functional(
            "d",
            node("Embedding", "e", ""),
            node("LSTM", "l", "'return_sequences': true", "e"),
            node("BatchNormalization", "n", "", "l"),
            node("GlobalMaxPooling1D", "a", "", "n"),
            node("GlobalAveragePooling1D", "b", "", "n"),
            node("Concatenate", "j", "", "a", "b"),
            node("Dense", "d", "'activation': 'sigmoid'", "j"));
    double[][] steps = lstm(embed(embeddings, IDS), kernel, recurrent, bias, PlainKeras::sigmoid);
    for (int t = 0; t < steps.length; t++) {
      steps[t] = PlainKeras.normalise(steps[t], gamma, beta, mean, variance, 1e-3);
    }
    double[] highest = PlainKeras.poolMax(steps, steps.length)[0];
    check(
        bytes.h5(file("n.h5"), "2.9.0", json),
        dense(PlainKeras.sideBySide(highest, PlainKeras.mean(steps)), out, outBias, LINEAR));
  }

  private static String node(String kind, String name, String config, String... inputs) {
    List<String> read =
        java.util.Arrays.stream(inputs).map("[\"%s\", 0, 0, {}]"::formatted).toList();
    return "{\"class_name\": \"%s\", \"name\": \"%s\", \"config\": {%s}, \"inbound_nodes\": %s}"
        .formatted(
            kind,
            name,
            config.replace('\'', '"'),
            read.isEmpty() ? "[]" : "[[" + String.join(", ", read) + "]]");
  }

  private static String functional(String output, String... layers) {
    return ("{\"class_name\": \"Functional\", \"config\": {\"name\": \"f\", \"layers\": [%s],"
            + " \"input_layers\": [[\"e\", 0, 0]], \"output_layers\": [[\"%s\", 0, 0]]}}")
        .formatted(String.join(", ", layers), output);
  }

  /** An encoder within a model, and the scores of both. */
  private double[] nested(
      String lstmGroup, String[] names, String denseGroup, String[] denseNames) {
    float[][] embeddings = bytes.with(lstmGroup.split(" ")[0], names[0], bytes.matrix(8, 3));
    String group = lstmGroup.contains(" ") ? lstmGroup.split(" ")[1] : lstmGroup;
    float[][] kernel = bytes.with(group, names[1], bytes.matrix(3, 8));
    float[][] recurrent = bytes.with(group, names[2], bytes.matrix(2, 8));
    float[] bias = bytes.with(group, names[3], bytes.vector(8));
    float[][] out = bytes.with(denseGroup, denseNames[0], bytes.matrix(2, 2));
    float[] outBias = bytes.with(denseGroup, denseNames[1], bytes.vector(2));
    double[][] states = lstm(embed(embeddings, IDS), kernel, recurrent, bias, PlainKeras::sigmoid);
    return dense(last(states), out, outBias, LINEAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"e/", "encoder/e/", "renamed/"})
  void aModelWithinAModel_isItsLayers(String prefix) throws IOException {
    String lstm = prefix.equals("renamed/") ? "lstm_7/" : prefix.replace("e/", "l/");
    if (prefix.equals("encoder/e/")) {
      lstm = "encoder/l/";
    }
    double[] expected =
        nested(
            "encoder",
            new String[] {
              prefix + "embeddings:0",
              lstm + "lstm_cell/kernel:0",
              lstm + "lstm_cell/recurrent_kernel:0",
              lstm + "lstm_cell/bias:0"
            },
            "d",
            new String[] {"d/kernel:0", "d/bias:0"});
    String encoder =
        "{\"class_name\": \"Sequential\", \"config\": {\"name\": \"encoder\", \"layers\": [%s, %s]}}"
            .formatted(EMBEDDING, layer("LSTM", "l", ""));
    check(
        bytes.h5(file("nested.h5"), "2.9.0", sequential(encoder, layer("Dense", "d", ""))),
        expected);
  }

  @Test
  void aFunctionalModelWithinAnArchive_isItsLayers() throws IOException {
    double[] expected =
        nested(
            "layers/functional/layers/embedding layers/functional/layers/lstm",
            new String[] {"vars/0", "cell/vars/0", "cell/vars/1", "cell/vars/2"},
            "layers/dense",
            new String[] {"vars/0", "vars/1"});
    String inner =
        "{\"class_name\": \"Functional\", \"name\": \"m\", \"config\": {\"name\": \"m\","
            + " \"layers\": [%s, %s, %s], \"input_layers\": [\"i\", 0, 0], \"output_layers\":"
                .formatted(
                    node("InputLayer", "i", "'batch_shape': [null, 7]"),
                    node("Embedding", "e", "", "i"),
                    node("LSTM", "l", "", "e"))
            + " [\"l\", 0, 0]}, \"inbound_nodes\": [[[\"in\", 0, 0, {}]]]}";
    String json =
        functional(
                "d",
                node("InputLayer", "in", "'batch_shape': [null, 7]"),
                inner,
                node("Dense", "d", "'activation': 'softmax'", "m"))
            .replace("[[\"e\", 0, 0]]", "[\"in\", 0, 0]");
    Path file = bytes.archive(file("nested.keras"), json, Map.of());
    check(file, expected);
    assertThat(KerasFile.read(file, Optional.empty()).inputLength()).contains(7);
  }

  @Test
  void textVectorization_bringsItsWordsAlong() throws IOException {
    double[] expected =
        nested(
            "layers/embedding layers/lstm",
            new String[] {"vars/0", "cell/vars/0", "cell/vars/1", "cell/vars/2"},
            "layers/dense",
            new String[] {"vars/0", "vars/1"});
    String json =
        sequential(
            layer(
                "TextVectorization",
                "v",
                "'standardize': 'lower_and_strip_punctuation', 'split': 'whitespace',"
                    + " 'output_sequence_length': 9"),
            layer("Embedding", "e", ""),
            layer("LSTM", "l", ""),
            layer("Dense", "d", ""));
    Path file =
        bytes.archive(
            file("text.keras"),
            json,
            Map.of(
                "assets/layers/text_vectorization/vocabulary.txt",
                "\n[UNK]\nthe\nfilm\na\nof\nis\nno"));
    check(file, expected);
    KerasNetwork network = KerasFile.read(file, Optional.empty());
    assertThat(network.inputLength()).contains(9);
    assertThat(network.text()).isPresent();
    assertThat(network.text().get().terms())
        .containsExactly("", "[UNK]", "the", "film", "a", "of", "is", "no");
    assertThat(network.text().get().lowers() && network.text().get().strips()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 4096})
  void aBlockOfTheUsersOwnInFront_isPassedOver(int block) throws IOException {
    Path whole = Path.of("src/test/resources/models-keras/bigru-mask-zero/model.h5");
    byte[] file = Files.readAllBytes(whole);
    // A superblock of version 0 says at byte 24 where the file begins.
    assertThat(file[8]).isZero();
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(24, block);
    ByteArrayOutputStream moved = new ByteArrayOutputStream();
    moved.write(new byte[block]);
    moved.write(file);
    KerasNetwork network =
        KerasFile.read(Files.write(file("moved.h5"), moved.toByteArray()), Optional.empty());
    KerasNetwork same = KerasFile.read(whole, Optional.empty());
    assertThat(KerasScores.of(network, SequenceRules.NONE, IDS))
        .containsExactly(KerasScores.of(same, SequenceRules.NONE, IDS));
  }

  private double[] plain() {
    return nested(
        "e l",
        new String[] {"embeddings", "kernel", "recurrent_kernel", "bias"},
        "d",
        new String[] {"kernel", "bias"});
  }

  @Test
  void layersThatDoNothingAfterTraining_areLeftOut() throws IOException {
    double[] expected = plain();
    String json =
        sequential(
            layer("InputLayer", "i", "'batch_shape': [null, 7]"),
            EMBEDDING,
            layer("SpatialDropout1D", "s", "'rate': 0.2"),
            layer("GaussianNoise", "n", ""),
            layer("Masking", "m", "'mask_value': 0.0"),
            layer("LSTM", "l", ""),
            layer("Dropout", "o", ""),
            layer("Flatten", "f", ""),
            layer("Dense", "d", ""),
            layer("Activation", "a", "'activation': 'softmax'"));
    check(bytes.h5(file("skip.h5"), "2.9.0", json), expected);
  }

  @Test
  void aMaskOfTheVectorOfIdZero_isAMaskOfPads_andOneOfAWordIsRefused() throws IOException {
    for (int masked : new int[] {0, 5}) {
      KerasBytes other = new KerasBytes();
      float[][] embeddings = other.with("e", "embeddings", other.matrix(8, 3));
      embeddings[masked] = new float[3];
      other.with("l", "kernel", other.matrix(3, 8));
      other.with("l", "recurrent_kernel", other.matrix(2, 8));
      other.with("d", "kernel", other.matrix(2, 1));
      Path file =
          other.h5(
              file("mask" + masked + ".h5"),
              "2.9.0",
              sequential(
                  EMBEDDING,
                  layer("Masking", "m", ""),
                  layer("LSTM", "l", ""),
                  layer("Dense", "d", "")));
      if (masked == 0) {
        assertThat(KerasFile.read(file, Optional.empty()).masked()).isTrue();
      } else {
        assertThatThrownBy(() -> KerasFile.read(file, Optional.empty()))
            .hasMessage("layer 'm' (Masking) masks id 5; a mask of id 0 alone can be run");
      }
    }
  }

  @Test
  void allStepsLaidSideBySide_haveWeightsOfTheirOwn_alsoBehindPooling() throws IOException {
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    float[][] kernel = bytes.with("l", "l/kernel:0", bytes.matrix(3, 8));
    float[][] recurrent = bytes.with("l", "l/recurrent_kernel:0", bytes.matrix(2, 8));
    float[] bias = bytes.with("l", "l/bias:0", bytes.vector(8));
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(6, 2));
    String json =
        sequential(
            EMBEDDING,
            layer("LSTM", "l", "'return_sequences': true"),
            layer("MaxPooling1D", "p", "'pool_size': 2, 'strides': 2"),
            layer("Flatten", "f", ""),
            layer("Dense", "d", ""));
    double[][] pooled =
        PlainKeras.poolMax(
            lstm(embed(embeddings, IDS), kernel, recurrent, bias, PlainKeras::sigmoid), 2);
    double[] flat = new double[6];
    for (int t = 0; t < 3; t++) {
      System.arraycopy(pooled[t], 0, flat, 2 * t, 2);
    }
    check(bytes.h5(file("flat.h5"), "2.9.0", json), dense(flat, out, null, LINEAR));
  }

  @Test
  void aMeanOfDirections_isHalfOfTheirSum() throws IOException {
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    float[][] kernel = bytes.with("b", "b/forward_l/kernel:0", bytes.matrix(3, 8));
    float[][] recurrent = bytes.with("b", "b/forward_l/recurrent_kernel:0", bytes.matrix(2, 8));
    float[][] kernel2 = bytes.with("b", "b/backward_l/kernel:0", bytes.matrix(3, 8));
    float[][] recurrent2 = bytes.with("b", "b/backward_l/recurrent_kernel:0", bytes.matrix(2, 8));
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(2, 2));
    String json =
        sequential(
            EMBEDDING,
            layer("Bidirectional", "b", "'merge_mode': 'ave'")
                .replace("\"b\"", "\"b\", \"layer\": " + layer("LSTM", "l", "")),
            layer("Dense", "d", ""));
    double[][] steps = embed(embeddings, IDS);
    double[] forward = last(lstm(steps, kernel, recurrent, null, PlainKeras::sigmoid));
    double[] backward =
        last(lstm(PlainKeras.turned(steps), kernel2, recurrent2, null, PlainKeras::sigmoid));
    double[] mean = {(forward[0] + backward[0]) / 2, (forward[1] + backward[1]) / 2};
    check(bytes.h5(file("ave.h5"), "2.9.0", json), dense(mean, out, null, LINEAR));
  }

  @Test
  void leakyUnitsAndDenseLayersAtEveryStep_areRun() throws IOException {
    float[][] embeddings = bytes.with("e", "e/embeddings:0", bytes.matrix(8, 3));
    float[][] first = bytes.with("t", "t/kernel:0", bytes.matrix(3, 4));
    float[] firstBias = bytes.with("t", "t/bias:0", bytes.vector(4));
    float[][] kernel = bytes.with("b", "b/forward_l/kernel:0", bytes.matrix(4, 8));
    float[][] recurrent = bytes.with("b", "b/forward_l/recurrent_kernel:0", bytes.matrix(2, 8));
    float[] bias = bytes.with("b", "b/forward_l/bias:0", bytes.vector(8));
    float[][] kernel2 = bytes.with("b", "b/backward_l/kernel:0", bytes.matrix(4, 8));
    float[][] recurrent2 = bytes.with("b", "b/backward_l/recurrent_kernel:0", bytes.matrix(2, 8));
    float[] bias2 = bytes.with("b", "b/backward_l/bias:0", bytes.vector(8));
    float[][] hidden = bytes.with("h", "h/kernel:0", bytes.matrix(2, 5));
    float[][] out = bytes.with("d", "d/kernel:0", bytes.matrix(5, 1));
    String inner = layer("LSTM", "l", "");
    String json =
        sequential(
            EMBEDDING,
            layer("TimeDistributed", "t", "")
                .replace(
                    "\"t\"", "\"t\", \"layer\": " + layer("Dense", "x", "'activation': 'relu'")),
            layer("Bidirectional", "b", "'merge_mode': 'sum'")
                .replace("\"b\"", "\"b\", \"layer\": " + inner),
            layer("Dense", "h", ""),
            layer("LeakyReLU", "k", "'alpha': 0.1"),
            layer("Dense", "d", ""));
    double[][] steps = PlainKeras.denseAtSteps(embed(embeddings, IDS), first, firstBias, RELU);
    double[] forward = last(lstm(steps, kernel, recurrent, bias, PlainKeras::sigmoid));
    double[] backward =
        last(lstm(PlainKeras.turned(steps), kernel2, recurrent2, bias2, PlainKeras::sigmoid));
    double[] sum = {forward[0] + backward[0], forward[1] + backward[1]};
    double[] units = dense(sum, hidden, null, x -> x >= 0 ? x : 0.1 * x);
    check(bytes.h5(file("t.h5"), "2.9.0", json), dense(units, out, null, LINEAR));
  }
}
