package io.github.relevista.keras;

import static io.github.relevista.keras.PlainKeras.dense;
import static io.github.relevista.keras.PlainKeras.last;
import static io.github.relevista.keras.PlainKeras.lstm;
import static io.github.relevista.keras.PlainKeras.mean;
import static io.github.relevista.keras.PlainKeras.sideBySide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How models of Keras let every state ask all states, and what they make of the answers. */
class KerasSelfAttentionTest extends KerasOnStates {
  private static final int HEADS = 3;
  private static final int KEY = 4;
  private static final int VALUE = 5;
  private static final int OUT = 3;

  /** How much step s means to step t. */
  private interface Asked {
    double of(double[] query, double[] key);
  }

  private static double[][] attended(
      double[][] queries, double[][] keys, double[][] values, Asked asked) {
    double[][] read = new double[queries.length][values[0].length];
    for (int t = 0; t < queries.length; t++) {
      double sum = 0;
      for (double[] key : keys) {
        sum += Math.exp(asked.of(queries[t], key));
      }
      for (int s = 0; s < keys.length; s++) {
        for (int j = 0; j < read[t].length; j++) {
          read[t][j] += Math.exp(asked.of(queries[t], keys[s])) / sum * values[s][j];
        }
      }
    }
    return read;
  }

  private double[][] attended(Asked asked) {
    return attended(states, states, states, asked);
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double added(double[] a, double[] b, double factor, float... weights) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += weights[weights.length == 1 ? 0 : i] * Math.tanh(factor * (a[i] + b[i]));
    }
    return sum;
  }

  @Test
  void dotProductsOfSteps_readByTheirMean() throws IOException {
    double[] expected = scores(mean(attended(KerasSelfAttentionTest::dot)));
    check(
        read(
            layer("Attention", "a", "'use_scale': false, 'score_mode': 'dot'", "l", "l"),
            layer("GlobalAveragePooling1D", "g", "", "a"),
            layer("Dense", "d", "", "g")),
        expected);
  }

  @Test
  void dotProductsThatAreScaled_readByTheirHighest_ofThreeInputs() throws IOException {
    float[] scale = bytes.with("a", "a/scale:0", new float[] {0.7f});
    double[][] read = attended((q, k) -> scale[0] * dot(q, k));
    double[] expected = scores(PlainKeras.poolMax(read, read.length)[0]);
    check(
        read(
            layer("Dropout", "o", "", "l"),
            layer("Attention", "a", "'use_scale': true", "l", "o", "o"),
            layer("GlobalMaxPooling1D", "g", "", "a"),
            layer("Dense", "d", "", "g")),
        expected);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void concatOfSteps_readByTheLast(boolean scales) throws IOException {
    float[] scale = scales ? bytes.with("a", "a/scale:0", new float[] {0.7f}) : new float[] {1};
    float[] weight = bytes.with("a", "a/concat_score_weight:0", new float[] {1.3f});
    double[] expected = scores(last(attended((q, k) -> added(q, k, scale[0], weight))));
    check(
        read(
            layer(
                "Attention", "a", "'use_scale': " + scales + ", 'score_mode': 'concat'", "l", "l"),
            layer("SlicingOpLambda", "x", "", "a 0 'slice_spec':[{'start':null},-1]"),
            layer("Dense", "d", "", "x")),
        expected);
  }

  @Test
  void additiveAttention_isAdditive() throws IOException {
    float[] scale = bytes.with("a", "a/scale:0", bytes.vector(2));
    double[] expected = scores(mean(attended((q, k) -> added(q, k, 1, scale))));
    check(
        read(
            layer("AdditiveAttention", "a", "'use_scale': true", "l", "l"),
            layer("GlobalAveragePooling1D", "g", "", "a"),
            layer("Dense", "d", "", "g")),
        expected);
  }

  /** The example of TensorFlow's page on attention, with an LSTM for its convolution. */
  @Test
  void meansOfStepsAndOfTheirAttention_standSideBySide_inAnyOrder() throws IOException {
    double[][] read = attended(KerasSelfAttentionTest::dot);
    double[] expected = scores(sideBySide(mean(states), mean(read), last(states), last(read)));
    KerasNetwork network =
        read(
            layer("Attention", "a", "'use_scale': false", "l", "l"),
            layer("GlobalAveragePooling1D", "g", "", "l"),
            layer("GlobalAveragePooling1D", "h", "", "a"),
            layer("SlicingOpLambda", "x", "", "a 0 'slice_spec':[{'start':null},-1]"),
            layer("Concatenate", "c", "", "g", "h", "l 1", "x"),
            layer("Dense", "d", "", "c"));
    check(network, expected);
    assertThat(network.reading().size(network.layers(), 2)).isEqualTo(8);
  }

  @Test
  void stepsBesideTheirAttention_arePooledTogether() throws IOException {
    double[][] read = attended(KerasSelfAttentionTest::dot);
    double[] expected = scores(sideBySide(mean(read), mean(states)));
    check(
        read(
            layer("Attention", "a", "'use_scale': false", "l", "l"),
            layer("Concatenate", "c", "'axis': -1", "a", "l"),
            layer("GlobalAveragePooling1D", "g", "", "c"),
            layer("Dense", "d", "", "g")),
        expected);
  }

  private double[][] heads() {
    double[][] queries = projected("query", KEY);
    double[][] keys = projected("key", KEY);
    double[][] values = projected("value", VALUE);
    double[][] joined = new double[states.length][HEADS * VALUE];
    for (int head = 0; head < HEADS; head++) {
      double[][] read =
          attended(
              part(queries, head, KEY),
              part(keys, head, KEY),
              part(values, head, VALUE),
              (q, k) -> dot(q, k) / Math.sqrt(KEY));
      for (int t = 0; t < read.length; t++) {
        System.arraycopy(read[t], 0, joined[t], head * VALUE, VALUE);
      }
    }
    float[][] kernel = bytes.matrix(HEADS * VALUE, OUT);
    bytes.shaped("m", "m/attention_output/kernel:0", kernel, HEADS, VALUE, OUT);
    float[] bias = bytes.with("m", "m/attention_output/bias:0", bytes.vector(OUT));
    return PlainKeras.denseAtSteps(joined, kernel, bias, LINEAR);
  }

  private double[][] projected(String part, int size) {
    float[][] kernel = bytes.matrix(2, HEADS * size);
    bytes.shaped("m", "m/" + part + "/kernel:0", kernel, 2, HEADS, size);
    float[] bias = bytes.vector(HEADS * size);
    bytes.shaped("m", "m/" + part + "/bias:0", new float[][] {bias}, HEADS, size);
    return PlainKeras.denseAtSteps(states, kernel, bias, LINEAR);
  }

  private static double[][] part(double[][] vectors, int head, int size) {
    double[][] part = new double[vectors.length][size];
    for (int t = 0; t < part.length; t++) {
      System.arraycopy(vectors[t], head * size, part[t], 0, size);
    }
    return part;
  }

  private static final String MULTI_HEAD =
      layer("MultiHeadAttention", "m", "'num_heads': 3, 'key_dim': 4", "l 0 'value':['l',0,0]");

  @Test
  void headsOfSteps_haveProjectionsOfTheirOwn() throws IOException {
    double[][] read = heads();
    double[] expected = scores(sideBySide(mean(read), mean(states)));
    check(
        read(
            MULTI_HEAD,
            layer("GlobalAveragePooling1D", "g", "", "m"),
            layer("GlobalAveragePooling1D", "h", "", "l"),
            layer("Concatenate", "c", "", "g", "h"),
            layer("Dense", "d", "", "c")),
        expected);
  }

  @Test
  void headsBelowAnotherLstm_areRead() throws IOException {
    double[][] read = heads();
    float[][] kernel = bytes.with("k", "k/lstm_cell/kernel:0", bytes.matrix(OUT, 8));
    float[][] recurrent = bytes.with("k", "k/lstm_cell/recurrent_kernel:0", bytes.matrix(2, 8));
    float[] bias = bytes.with("k", "k/lstm_cell/bias:0", bytes.vector(8));
    double[] expected = scores(last(lstm(read, kernel, recurrent, bias, PlainKeras::sigmoid)));
    check(read(MULTI_HEAD, layer("LSTM", "k", "", "m"), layer("Dense", "d", "", "k")), expected);
  }

  @Test
  void headsInAnArchive_areFoundByTheNamesOfTheirLayers() throws IOException {
    KerasBytes other = archived();
    double[][][] projected = new double[3][][];
    String[] parts = {"query", "key", "value"};
    for (int part = 0; part < parts.length; part++) {
      float[][] matrix = other.matrix(2, 4);
      other.shaped(
          "layers/multi_head_attention", "_" + parts[part] + "_dense/vars/0", matrix, 2, 1, 4);
      projected[part] = PlainKeras.denseAtSteps(states, matrix, null, LINEAR);
    }
    float[][] output = other.matrix(4, 3);
    other.shaped("layers/multi_head_attention", "_output_dense/vars/0", output, 1, 4, 3);
    float[][] out = other.with("layers/dense", "vars/0", other.matrix(3, 2));
    float[] outBias = other.with("layers/dense", "vars/1", other.vector(2));
    double[][] read =
        PlainKeras.denseAtSteps(
            attended(projected[0], projected[1], projected[2], (q, k) -> dot(q, k) / 2),
            output,
            null,
            LINEAR);
    String tensor = "{'class_name': '__keras_tensor__', 'config': {'keras_history': ['l', 0, 0]}}";
    String call =
        "[{'args': [%s, %s], 'kwargs': {'use_causal_mask': false}}]".formatted(tensor, tensor);
    String json =
        functional(
            layer("MultiHeadAttention", "m", "'num_heads': 1, 'key_dim': 4, 'use_bias': false", "l")
                .replaceFirst(
                    "\"inbound_nodes\": .*}",
                    "\"inbound_nodes\": " + call.replace('\'', '"') + "}"),
            layer("GlobalAveragePooling1D", "g", "", "m"),
            layer("Dense", "d", "", "g"));
    check(
        KerasFile.read(
            other.archive(folder.resolve("model.keras"), json, Map.of()), Optional.empty()),
        dense(mean(read), out, outBias, LINEAR));
  }

  @Test
  void aMask_isLeftOutOfQueriesAndOfTheMean() throws IOException {
    double[] expected = scores(mean(attended(KerasSelfAttentionTest::dot)));
    KerasNetwork network =
        KerasFile.read(
            bytes.h5(
                file,
                "2.9.0",
                masked(
                    layer("Attention", "a", "'use_scale': false", "l", "l"),
                    layer("GlobalAveragePooling1D", "g", "", "a"),
                    layer("Dense", "d", "", "g"))),
            Optional.empty());
    assertThat(network.masked()).isTrue();
    check(network, expected);
  }

  private static String masked(String... layers) {
    return functional(layers)
        .replace(
            layer("Embedding", "e", "", "i"), layer("Embedding", "e", "'mask_zero': true", "i"));
  }

  @Test
  void aMaskUnderHeads_dependsOnTheReleaseOfKeras() throws IOException {
    scores(mean(heads()));
    String json =
        masked(
            MULTI_HEAD,
            layer("GlobalAveragePooling1D", "g", "", "m"),
            layer("Dense", "d", "", "g"));
    assertThatThrownBy(() -> KerasFile.read(bytes.h5(file, "2.9.0", json), Optional.empty()))
        .hasMessageContaining("asks steps that mask_zero masks; whether it leaves them out");
    assertThat(KerasFile.read(bytes.h5(file, "3.3.0", json), Optional.empty()).masked()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Attention | 'causal': true, 'use_scale': false | l; l | asks no later steps (causal)",
        "Attention | 'use_scale': false | l; l 0 'use_causal_mask':true | asks no later steps",
        "Attention | 'use_scale': false | l; e | asks steps by others than themselves",
        "Attention | 'use_scale': true | l; l | has weights that cannot be run: []",
        "MultiHeadAttention | 'num_heads': 2 | l 0 'value':['l',0,0] | has weights that cannot",
        "MultiHeadAttention | 'attention_axes': [1,2] | l; l | asks along the axes [1,2]",
        "MultiHeadAttention | 'use_gate': true | l; l | has a gate behind its heads"
      })
  void whatAsksOtherwise_isRefusedByName(
      String kind, String config, String inputs, String problem) {
    scores(mean(states));
    assertThatThrownBy(
            () ->
                read(
                    layer(kind, "a", config, inputs.split("; ")),
                    layer("GlobalAveragePooling1D", "g", "", "a"),
                    layer("Dense", "d", "", "g")))
        .isInstanceOf(KerasException.class)
        .hasMessageStartingWith("layer 'a' (" + kind + ") " + problem);
  }
}
