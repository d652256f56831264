package io.github.relevista.keras;

import static io.github.relevista.keras.KerasJson.EMBEDDING;
import static io.github.relevista.keras.KerasJson.functional;
import static io.github.relevista.keras.KerasJson.layer;
import static io.github.relevista.keras.KerasJson.node;
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
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ways in which files hold the same model: nested, as archives, with words, with layers that do
 * nothing. Scores are those of {@link PlainKeras}, which knows nothing of this project's layers.
 */
class KerasFormsTest extends KerasFiles {
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
}
