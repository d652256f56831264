package io.github.relevista.keras;

import static io.github.relevista.keras.PlainKeras.dense;
import static io.github.relevista.keras.PlainKeras.last;
import static io.github.relevista.keras.PlainKeras.sideBySide;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.model.AttentionReading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How models of Keras weigh their states, in every way that its files say it. */
class KerasAttentionTest extends KerasOnStates {
  /** Σ_t α_t h_t. */
  private double[] attended(double[] asked) {
    double sum = Arrays.stream(asked).map(Math::exp).sum();
    double[] read = new double[states[0].length];
    for (int t = 0; t < states.length; t++) {
      for (int j = 0; j < read.length; j++) {
        read[j] += Math.exp(asked[t]) / sum * states[t][j];
      }
    }
    return read;
  }

  private double[] asked(float[][] kernel, float[] bias, float[] query, DoubleUnaryOperator f) {
    return Arrays.stream(states)
        .mapToDouble(
            state -> {
              double[] units = dense(state, kernel, bias, f);
              return IntStream.range(0, query.length).mapToDouble(k -> query[k] * units[k]).sum();
            })
        .toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "AttentionWithContext, a/a_W:0, a/a_b:0, a/a_u:0",
    "AttLayer, a/W:0, a/b:0, a/u:0",
    "HierarchicalAttention, a/W_1:0, a/bias_1:0, a/context_vector_1:0"
  })
  void attentionWithAContext_isAdditive_orDot(String kind, String w, String b, String u)
      throws IOException {
    float[][] kernel = bytes.with("a", w, bytes.matrix(2, 4));
    float[] bias = bytes.with("a", b, bytes.vector(4));
    float[] query = bytes.with("a", u, bytes.vector(4));
    double[] expected = scores(attended(asked(kernel, bias, query, Math::tanh)));
    KerasNetwork network = read(layer(kind, "a", "", "l"), layer("Dense", "d", "", "a"));
    check(network, expected);
    assertThat(network.readings())
        .extracting(reading -> ((AttentionReading) reading).kind())
        .containsExactly(AttentionReading.Kind.ADDITIVE, AttentionReading.Kind.DOT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void attentionOfOneVector_hasABiasForAllStepsOrForEach(int biases) throws IOException {
    float[][] kernel = bytes.with("a", "att_weight:0", bytes.matrix(2, 1));
    float[] bias = bytes.with("a", "att_bias:0", bytes.vector(biases));
    double[] asked = asked(kernel, null, new float[] {1}, LINEAR);
    for (int t = 0; t < asked.length; t++) {
      asked[t] = Math.tanh(asked[t] + bias[biases == 1 ? 0 : t]);
    }
    double[] expected = scores(attended(asked));
    check(read(layer("attention", "a", "", "l"), layer("Dense", "d", "", "a")), expected);
  }

  @Test
  void biasesOfAnotherNumberOfSteps_areRefused() throws IOException {
    bytes.with("a", "W", bytes.matrix(2, 1));
    bytes.with("a", "b", bytes.vector(9));
    scores(last(states));
    assertThatThrownBy(() -> read(layer("Attention", "a", "", "l"), layer("Dense", "d", "", "a")))
        .hasMessage("layer 'a' (Attention) has a bias for each of 9 steps, and texts have 7");
  }

  @Test
  void weightsOfAnArchive_areToldByTheirPlacesAndShapes() throws IOException {
    KerasBytes other = archived();
    float[][] w = other.with("layers/attention_layer", "vars/0", other.matrix(2, 4));
    float[] b = other.with("layers/attention_layer", "vars/1", other.vector(4));
    float[] u = other.with("layers/attention_layer", "vars/2", other.vector(4));
    float[][] out = other.with("layers/dense", "vars/0", other.matrix(2, 2));
    float[] outBias = other.with("layers/dense", "vars/1", other.vector(2));
    String json = functional(layer("AttentionLayer", "a", "", "l"), layer("Dense", "d", "", "a"));
    Path archive = other.archive(folder.resolve("model.keras"), json, Map.of());
    check(
        KerasFile.read(archive, Optional.empty()),
        dense(attended(asked(w, b, u, Math::tanh)), out, outBias, LINEAR));
  }

  @Test
  void attentionOfThePackageOfThatName_asksByTheLastState() throws IOException {
    float[][] kernel = bytes.with("a", "a/attention_score_vec/kernel:0", bytes.matrix(2, 2));
    float[][] vector = bytes.with("a", "a/attention_vector/kernel:0", bytes.matrix(4, 5));
    double[] asked = new double[states.length];
    for (int t = 0; t < asked.length; t++) {
      double[] units = dense(states[t], kernel, null, LINEAR);
      asked[t] = units[0] * last(states)[0] + units[1] * last(states)[1];
    }
    double[] both = sideBySide(attended(asked), last(states));
    double[] expected = scores(dense(both, vector, null, Math::tanh));
    check(read(layer("Attention", "a", "'units': 5", "l"), layer("Dense", "d", "", "a")), expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Dot", "Flatten", "reduce_sum"})
  void attentionOfDenseLayers_isASumByTheirSoftmax(String end) throws IOException {
    float[][] hidden = bytes.with("h", "h/kernel:0", bytes.matrix(2, 4));
    float[] hiddenBias = bytes.with("h", "h/bias:0", bytes.vector(4));
    float[][] value = bytes.with("v", "v/kernel:0", bytes.matrix(4, 1));
    float[] query = new float[4];
    for (int k = 0; k < 4; k++) {
      query[k] = value[k][0];
    }
    double[] expected = scores(attended(asked(hidden, hiddenBias, query, Math::tanh)));
    String first = layer("Dense", "h", "'activation': 'tanh'", "l");
    String second = layer("Dense", "v", "'use_bias': false", "h");
    KerasNetwork network =
        switch (end) {
          case "Dot" ->
              read(
                  first,
                  second,
                  layer("Flatten", "f", "", "v"),
                  layer("Activation", "s", "'activation': 'softmax'", "f"),
                  layer("Dot", "p", "'axes': 1", "l", "s"),
                  layer("Dense", "d", "", "p"));
          case "Flatten" ->
              read(
                  first,
                  second,
                  layer("Softmax", "s", "'axis': 1", "v"),
                  layer("Dot", "p", "'axes': [1, 1]", "s", "l"),
                  layer("Flatten", "f", "", "p"),
                  layer("Dense", "d", "", "f"));
          default ->
              read(
                  first,
                  second,
                  layer("Flatten", "f", "", "v"),
                  layer("Activation", "s", "'activation': 'softmax'", "f"),
                  layer("RepeatVector", "r", "'n': 2", "s"),
                  layer("Permute", "t", "'dims': [2, 1]", "r"),
                  layer("Multiply", "p", "", "l", "t"),
                  layer("TFOpLambda", "m", "'function': 'math.reduce_sum'", "p 0 'axis':1"),
                  layer("Dense", "d", "", "m"));
        };
    check(network, expected);
  }

  /** q · h_t of every step, or q · tanh(s + h_t). */
  private double[] askedByTheLast(double factor, float[] query, boolean additive) {
    double[] finals = last(states);
    return Arrays.stream(states)
        .mapToDouble(
            state ->
                IntStream.range(0, state.length)
                    .mapToDouble(
                        j ->
                            additive
                                ? query[j] * Math.tanh(factor * (finals[j] + state[j]))
                                : factor * finals[j] * state[j])
                    .sum())
        .toArray();
  }

  private static final String QUERY = layer("Reshape", "q", "'target_shape': [1, 2]", "l 1");

  @Test
  void attentionOfKerasByTheFinalState_isDot() throws IOException {
    double[] expected = scores(attended(askedByTheLast(1, null, false)));
    KerasNetwork network =
        read(
            QUERY,
            layer("Attention", "a", "'use_scale': false, 'score_mode': 'dot'", "q", "l"),
            layer("Flatten", "f", "", "a"),
            layer("Dense", "d", "", "f"));
    check(network, expected);
    assertThat(network.readings()).hasSize(1);
  }

  @Test
  void attentionOfKerasThatScales_isDotOfScaledSteps() throws IOException {
    float[] scale = bytes.with("a", "a/scale:0", new float[] {0.7f});
    double[] read = attended(askedByTheLast(scale[0], null, false));
    double[] expected = scores(sideBySide(read, last(states)));
    check(
        read(
            layer("SlicingOpLambda", "x", "", "l 0 'slice_spec':[{'start':null},-1]"),
            layer("RepeatVector", "q", "'n': 7", "x"),
            layer("Attention", "a", "'use_scale': true", "q", "l", "l"),
            layer("GlobalAveragePooling1D", "g", "", "a"),
            layer("Concatenate", "c", "", "g", "l 1"),
            layer("Dense", "d", "", "c")),
        expected);
  }

  @Test
  void attentionOfKerasByConcat_isAdditive() throws IOException {
    float[] weight = bytes.with("a", "a/concat_score_weight:0", new float[] {0.7f});
    float[] query = {weight[0], weight[0]};
    double[] expected = scores(attended(askedByTheLast(1, query, true)));
    check(
        read(
            QUERY,
            layer("Attention", "a", "'use_scale': false, 'score_mode': 'concat'", "q", "l"),
            layer("GlobalMaxPooling1D", "f", "", "a"),
            layer("Dense", "d", "", "f")),
        expected);
  }

  @Test
  void additiveAttentionOfKeras_addsTheFinalState() throws IOException {
    float[] scale = bytes.with("a", "a/scale:0", bytes.vector(2));
    double[] expected = scores(attended(askedByTheLast(1, scale, true)));
    check(
        read(
            layer("TFOpLambda", "q", "'function': 'expand_dims'", "l 1 'axis':1"),
            layer("AdditiveAttention", "a", "'use_scale': true", "q", "l"),
            layer("Flatten", "f", "", "a"),
            layer("Dense", "d", "", "f")),
        expected);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void attentionOfTwoDenseLayers_takesThemInTheOrderOfWhatItReads(boolean statesFirst)
      throws IOException {
    float[][] first = bytes.with("a", "a/W1/kernel:0", bytes.matrix(2, 4));
    float[] firstBias = bytes.with("a", "a/W1/bias:0", bytes.vector(4));
    float[][] second = bytes.with("a", "a/W2/kernel:0", bytes.matrix(2, 4));
    float[] secondBias = bytes.with("a", "a/W2/bias:0", bytes.vector(4));
    float[][] third = bytes.with("a", "a/V/kernel:0", bytes.matrix(4, 1));
    bytes.with("a", "a/V/bias:0", bytes.vector(1));
    double[] asked = new double[states.length];
    for (int t = 0; t < asked.length; t++) {
      double[] one = dense(statesFirst ? last(states) : states[t], first, firstBias, LINEAR);
      double[] two = dense(statesFirst ? states[t] : last(states), second, secondBias, LINEAR);
      for (int k = 0; k < 4; k++) {
        asked[t] += third[k][0] * Math.tanh(one[k] + two[k]);
      }
    }
    double[] expected = scores(attended(asked));
    String[] inputs = statesFirst ? new String[] {"l 1", "l"} : new String[] {"l", "l 1"};
    check(
        read(layer("BahdanauAttention", "a", "", inputs), layer("Dense", "d", "", "a")), expected);
  }

  @Test
  void attentionOfTwoDenseLayersInAnArchive_isToldByShapes() throws IOException {
    KerasBytes other = archived();
    float[][] query = other.with("layers/my_attention", "V/vars/0", other.matrix(4, 1));
    float[][] first = other.with("layers/my_attention", "W1/vars/0", other.matrix(2, 4));
    float[][] second = other.with("layers/my_attention", "W2/vars/0", other.matrix(2, 4));
    float[][] out = other.with("layers/dense", "vars/0", other.matrix(2, 2));
    float[] outBias = other.with("layers/dense", "vars/1", other.vector(2));
    double[] asked = new double[states.length];
    for (int t = 0; t < asked.length; t++) {
      double[] ofState = dense(last(states), first, null, LINEAR);
      double[] ofStep = dense(states[t], second, null, LINEAR);
      for (int k = 0; k < 4; k++) {
        asked[t] += query[k][0] * Math.tanh(ofState[k] + ofStep[k]);
      }
    }
    String json =
        functional(layer("MyAttention", "a", "", "l 1", "l"), layer("Dense", "d", "", "a"));
    check(
        KerasFile.read(
            other.archive(folder.resolve("model.keras"), json, Map.of()), Optional.empty()),
        dense(attended(asked), out, outBias, LINEAR));
  }

  @Test
  void productsOfStepsAndTheirFinalState_areAttention() throws IOException {
    float[][] kernel = bytes.with("w", "w/kernel:0", bytes.matrix(2, 2));
    double[] asked =
        Arrays.stream(states)
            .mapToDouble(
                state -> {
                  double[] units = dense(state, kernel, null, LINEAR);
                  return units[0] * last(states)[0] + units[1] * last(states)[1];
                })
            .toArray();
    double[] expected = scores(attended(asked));
    check(
        read(
            layer("Dense", "w", "'use_bias': false", "l"),
            layer("Dot", "o", "'axes': [2, 1]", "w", "l 1"),
            layer("Activation", "s", "'activation': 'softmax'", "o"),
            layer("Dot", "p", "'axes': [1, 1]", "l", "s"),
            layer("Dense", "d", "", "p")),
        expected);
  }

  @Test
  void aMask_isLeftOutByAttentionOfKeras_andByTheLastStepOfAForwardLayer() throws IOException {
    double[] expected = scores(sideBySide(attended(askedByTheLast(1, null, false)), last(states)));
    String json =
        functional(
                QUERY,
                layer("Attention", "a", "'use_scale': false", "q", "l"),
                layer("Flatten", "f", "", "a"),
                layer("SlicingOpLambda", "x", "", "l 0 'slice_spec':[{'start':null},-1]"),
                layer("Concatenate", "c", "", "f", "x"),
                layer("Dense", "d", "", "c"))
            .replace(
                layer("Embedding", "e", "", "i"),
                layer("Embedding", "e", "'mask_zero': true", "i"));
    KerasNetwork network = KerasFile.read(bytes.h5(file, "2.9.0", json), Optional.empty());
    assertThat(network.masked()).isTrue();
    check(network, expected);
  }

  @Test
  void aSoftmaxOverTheOneValueOfAStep_isRefused() {
    bytes.with("v", "v/kernel:0", bytes.matrix(2, 1));
    scores(last(states));
    assertThatThrownBy(
            () ->
                read(
                    layer("Dense", "v", "", "l"),
                    layer("Activation", "s", "'activation': 'softmax'", "v"),
                    layer("Dot", "p", "'axes': 1", "l", "s"),
                    layer("Dense", "d", "", "p")))
        .hasMessageContaining("weighs steps by what is not a softmax over one value of each");
  }
}
